import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How long a payload and a mobile take to be encrypted and decrypted, as the hub does it. Run by {@code bench/encryption/run}. */
final class Cipher {

    private static final int CALLS = 50_000;
    private static final byte[] PLACE = "payload 01KAR2V6M9R5E1B8K6A4VQ7T3C".getBytes(StandardCharsets.US_ASCII);

    public static void main(String[] arguments) throws Exception {
        AeadConfig.register();
        DeterministicAeadConfig.register();
        Aead keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        for (int bytes : new int[] {1_500, 1_500, 1_500, 20_000, 256 * 1024}) {
            byte[] payload = new byte[bytes];
            Arrays.fill(payload, (byte) 'x');
            byte[] encrypted = keys.encrypt(payload, PLACE);
            int calls = Math.max(500, (int) (CALLS * 1_500L / bytes));
            double encrypting = microsecondsEach(calls, () -> keys.encrypt(payload, PLACE));
            double decrypting = microsecondsEach(calls, () -> keys.decrypt(encrypted, PLACE));
            System.out.printf("%d bytes: encrypt %.1f µs, decrypt %.1f µs%n", bytes, encrypting, decrypting);
        }
        DeterministicAead lookup = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV)
                .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        byte[] mobile = "+8613800138000".getBytes(StandardCharsets.US_ASCII);
        byte[] encrypted = lookup.encryptDeterministically(mobile, PLACE);
        for (int round = 0; round < 3; round++) {
            double encrypting = microsecondsEach(CALLS, () -> lookup.encryptDeterministically(mobile, PLACE));
            double decrypting = microsecondsEach(CALLS, () -> lookup.decryptDeterministically(encrypted, PLACE));
            System.out.printf("a mobile: encrypt %.1f µs, decrypt %.1f µs%n", encrypting, decrypting);
        }
    }

    private static double microsecondsEach(int calls, Work work) throws Exception {
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            bytes += work.run().length;
        }
        double each = (System.nanoTime() - start) / 1e3 / calls;
        if (bytes == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return each;
    }

    private interface Work {

        byte[] run() throws Exception;
    }
}

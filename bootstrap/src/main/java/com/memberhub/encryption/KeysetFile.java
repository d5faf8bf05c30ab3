package com.memberhub.encryption;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.DeterministicAeadKey;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.memberhub.startup.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file of keys in Tink's JSON form. One is primary and encrypts; all of them decrypt. A file with a lookup key has that one
 * alone. Whoever can read the file can read what they encrypted.
 */
final class KeysetFile {

    static {
        try {
            AeadConfig.register();
            DeterministicAeadConfig.register();
        } catch (GeneralSecurityException registeredOtherwise) {
            throw new IllegalStateException(registeredOtherwise);
        }
    }

    private final Path path;

    KeysetFile(Path path) {
        this.path = path;
    }

    /**
     * Its keys.
     *
     * @throws StartFailure when there is no such file, or it is no keyset
     */
    KeysetHandle read() {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(path), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException unreadable) {
            throw new StartFailure(
                    "The keyset file " + path + " cannot be read: "
                            + unreadable.getClass().getSimpleName() + ".",
                    "Name a file that exists and that the user whom the hub runs as may read.");
        } catch (GeneralSecurityException | RuntimeException noKeyset) {
            // Without the cause: it may hold what stands in the file.
            throw new StartFailure(
                    "The file " + path + " is no keyset in Tink's JSON form.",
                    "Bring back the file that the database was encrypted with. For a new one: java -jar member-hub.jar"
                            + " keyset create FILE, or keyset create-lookup-key FILE");
        }
    }

    /** Makes the file, with one key. */
    void create() throws IOException, GeneralSecurityException {
        create(newKey());
    }

    /** Makes the file, with a lookup key. */
    void createLookupKey() throws IOException, GeneralSecurityException {
        create(KeysetHandle.generateEntryFromParameters(PredefinedDeterministicAeadParameters.AES256_SIV)
                .withRandomId());
    }

    private void create(KeysetHandle.Builder.Entry key) throws IOException, GeneralSecurityException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        write(KeysetHandle.newBuilder().addEntry(key.makePrimary()).build());
    }

    /** Adds a key that decrypts, and does not encrypt yet. */
    void add() throws IOException, GeneralSecurityException {
        KeysetHandle keys = existing();
        if (keys.getPrimary().getKey() instanceof DeterministicAeadKey) {
            throw new StartFailure(
                    path + " holds a lookup key, which stays as it is: what another encrypted would not be found.",
                    "Leave it.");
        }
        write(KeysetHandle.newBuilder(keys).addEntry(newKey()).build());
    }

    /** Encrypts with the key that was added last from now on. */
    void promote() throws IOException, GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(existing());
        keys.getAt(keys.size() - 1).makePrimary();
        write(keys.build());
    }

    /** One line a key, without the key. */
    List<String> describe() throws IOException {
        KeysetHandle keys = existing();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry key = keys.getAt(i);
            lines.add(Integer.toUnsignedString(key.getId())
                    + (key.isPrimary()
                            ? " encrypts and decrypts"
                            : key.getStatus() == KeyStatus.ENABLED ? " decrypts" : " is not used"));
        }
        return lines;
    }

    private KeysetHandle existing() throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return read();
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    /**
     * A new file is for its owner only, a changed one for whoever could read it before. A crash or a power cut leaves the old file or
     * the new one: what a file holds is on the disk before the file takes its name.
     */
    private void write(KeysetHandle keys) throws IOException, GeneralSecurityException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        String content = TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                + "\n";
        Path whole = Files.createTempFile(
                folder,
                "keyset",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer rest = StandardCharsets.UTF_8.encode(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (Files.exists(path)) {
                    giveToWhoeverHas(Files.readAttributes(path, PosixFileAttributes.class), whole);
                }
                channel.force(true);
            }
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        forceName(folder);
    }

    /** Not every file system lets a folder be forced. Then the name comes to the disk a little later, and whole as well. */
    private static void forceName(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    private static void giveToWhoeverHas(PosixFileAttributes old, Path whole) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(whole, PosixFileAttributeView.class);
        view.setOwner(old.owner());
        view.setGroup(old.group());
        view.setPermissions(old.permissions());
    }
}

package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The hub ends TLS itself, and takes up a new certificate while it runs. */
@ExtendWith(OutputCaptureExtension.class)
class TlsTest {

    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    @TempDir
    private Path folder;

    @Test
    void givenAnotherCertificateInTheSameFiles_thenCallersGetItWithoutARestart() throws Exception {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        make("first", certificate, key);
        try (Hub hub = hubThatLooksAgain(certificate, key)) {
            int port = hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            assertThat(subject(port)).isEqualTo("CN=first");
            assertThat(statusOf(port, "/livez")).startsWith("HTTP/1.1 200");
            assertThat(hub.management().get("/actuator/health/readiness").status())
                    .as("the management port stays plain, on this machine")
                    .isEqualTo(200);

            make("second", certificate, key);

            assertThat(onceItIs("CN=second", port)).isEqualTo("CN=second");
            assertThat(statusOf(port, "/livez")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void givenACertificateThatHasEnded_thenTheHubServesAndWarnsOfIt(CapturedOutput output) throws Exception {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        make("ended", certificate, key, "-10d", 2);

        try (Hub hub = hubThatLooksAgain(certificate, key)) {
            int port = hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            assertThat(statusOf(port, "/livez")).startsWith("HTTP/1.1 200");
            assertThat(output)
                    .containsPattern("WARN .*The certificate of TLS, CN=ended, is taken by callers from .* to ");
        }
    }

    @ParameterizedTest
    @CsvSource({"+10d, 365, true", "+0d, 13, true", "-300d, 365, false"})
    void givenACertificateOfALaterDayOrThatEndsWithinTwoWeeks_thenTheHubWarnsOfIt(
            String from, int days, boolean warns, CapturedOutput output) throws Exception {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        make("hub", certificate, key, from, days);

        hubThatLooksAgain(certificate, key).close();

        assertThat(output.toString().contains("The certificate of TLS, CN=hub, is taken by callers from "))
                .isEqualTo(warns);
    }

    @Test
    void tellsWhoeverWatchesWhenTheCertificateEnds() throws Exception {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        make("hub", certificate, key, "-1d", 11);

        try (Hub hub = hubThatLooksAgain(certificate, key)) {
            Matcher seconds = Pattern.compile(
                            "ssl_chain_expiry_seconds\\{[^}]*bundle=\"hub\"[^}]*source=\"keystore\"} (\\S+)")
                    .matcher(figures(hub));

            assertThat(seconds.find()).isTrue();
            assertThat(Double.parseDouble(seconds.group(1)))
                    .isBetween(9.0 * 86400, 10.0 * 86400)
                    .as("which MemberHubCertificateEnds tells of")
                    .isLessThan(14.0 * 86400);
        }
    }

    @Test
    void givenTheKeyIsReplacedAndTheCertificateNotYet_thenCallersGetTheFormerUntilBothAre() throws Exception {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        make("first", certificate, key);
        try (Hub hub = hubThatLooksAgain(certificate, key)) {
            int port = hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            make("second", folder.resolve("second.crt"), folder.resolve("second.key"));

            replace(key, Files.readString(folder.resolve("second.key")));
            TimeUnit.SECONDS.sleep(2);

            assertThat(subject(port)).isEqualTo("CN=first");

            replace(certificate, Files.readString(folder.resolve("second.crt")));

            assertThat(onceItIs("CN=second", port)).isEqualTo("CN=second");
        }
    }

    @Test
    void givenAKeyOfAnotherCertificate_thenTheStartStopsWithASentence(CapturedOutput output) throws Exception {
        make("first", folder.resolve("tls.crt"), folder.resolve("first.key"));
        make("second", folder.resolve("second.crt"), folder.resolve("tls.key"));

        refuses("Private key in keystore matches none of the certificates in the chain", output);
    }

    @Test
    void givenNoKey_thenTheStartStopsWithASentence(CapturedOutput output) throws Exception {
        make("first", folder.resolve("tls.crt"), folder.resolve("first.key"));

        refuses("FileNotFoundException " + folder.resolve("tls.key"), output);
    }

    @Test
    void givenTheTwoFilesAreMistakenForEachOther_thenTheStartStopsWithASentence(CapturedOutput output)
            throws Exception {
        make("first", folder.resolve("tls.key"), folder.resolve("tls.crt"));

        refuses("Missing private key or unrecognized format", output);
    }

    private static Hub hubThatLooksAgain(Path certificate, Path key) {
        return Hub.on(
                TestDatabase.create(),
                "server.ssl.bundle=hub",
                "spring.ssl.bundle.pem.hub.keystore.certificate=" + certificate,
                "spring.ssl.bundle.pem.hub.keystore.private-key=" + key,
                "spring.ssl.bundle.pem.hub.reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    private void refuses(String reason, CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(
                                TestDatabase.create(),
                                "server.ssl.bundle=hub",
                                "spring.ssl.bundle.pem.hub.keystore.certificate=" + folder.resolve("tls.crt"),
                                "spring.ssl.bundle.pem.hub.keystore.private-key=" + folder.resolve("tls.key"))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The certificate of TLS or its key cannot be used: " + reason + ".");
    }

    private static String figures(Hub hub) throws IOException {
        String port = hub.context().getEnvironment().getRequiredProperty("local.management.port");
        try (InputStream figures = URI.create("http://localhost:" + port + "/actuator/prometheus")
                .toURL()
                .openStream()) {
            return new String(figures.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String onceItIs(String awaited, int port) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String subject = subject(port);
        while (!subject.equals(awaited) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            subject = subject(port);
        }
        return subject;
    }

    private static String subject(int port) throws Exception {
        try (SSLSocket socket = connect(port)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private static String statusOf(int port, String path) throws Exception {
        try (SSLSocket socket = connect(port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLSocket connect(int port) throws Exception {
        SSLContext anybody = SSLContext.getInstance("TLS");
        anybody.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) anybody.getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    private void make(String name, Path certificate, Path key)
            throws IOException, InterruptedException, GeneralSecurityException {
        make(name, certificate, key, "+0d", 20);
    }

    private void make(String name, Path certificate, Path key, String from, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        KEYTOOL.toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-dname",
                        "CN=" + name,
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-startdate",
                        from,
                        "-validity",
                        Integer.toString(days)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, password);
        }
        replace(key, pem("PRIVATE KEY", keys.getKey("hub", password).getEncoded()));
        replace(certificate, pem("CERTIFICATE", keys.getCertificate("hub").getEncoded()));
    }

    /** As whoever renews a certificate does: never half a file. */
    private static void replace(Path file, String content) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    /** Believes every certificate: the test asks whose it is. */
    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package com.memberhub.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.privacy.UnreadableContentException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made and rotated such that nothing that was encrypted is lost. */
class KeysetCommandTest {

    private static final byte[] CONTENT = "张小满".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "payload 1".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private record Printed(int exit, String out, String err) {}

    private static Printed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = KeysetCommand.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static TinkContentCipher cipher(Path file) throws Exception {
        return new TinkContentCipher(new KeysetFile(file).read());
    }

    private static Path made(Path file) {
        assertThat(run("keyset", "create", file.toString()).exit()).isZero();
        return file;
    }

    @Test
    void givenANewFile_thenItsKeyIsForItsOwnerOnlyAndDecryptsWhatItEncrypted() throws Exception {
        Path file = made(folder.resolve("keyset.json"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("keyset", "show", file.toString()).out()).matches("\\d+ encrypts and decrypts\n");
        byte[] encrypted = cipher(file).encrypt(CONTENT, PLACE);
        assertThat(cipher(file).decrypt(encrypted, PLACE)).isEqualTo(CONTENT);
        assertThat(encrypted).hasSize(CONTENT.length + 33);
        assertThat(cipher(file).encrypt(CONTENT, PLACE)).isNotEqualTo(encrypted);
    }

    @Test
    void givenItWasEncryptedForAnotherPlaceOrChangedOrByOtherKeys_thenItIsNotRead() throws Exception {
        Path file = made(folder.resolve("keyset.json"));
        TinkContentCipher cipher = cipher(file);
        byte[] encrypted = cipher.encrypt(CONTENT, PLACE);
        byte[] changed = encrypted.clone();
        changed[changed.length - 1] ^= 1;

        for (Runnable reading : List.<Runnable>of(
                () -> cipher.decrypt(encrypted, "payload 2".getBytes(StandardCharsets.UTF_8)),
                () -> cipher.decrypt(changed, PLACE),
                () -> cipher.decrypt(new byte[0], PLACE))) {
            assertThatThrownBy(reading::run).isInstanceOf(UnreadableContentException.class);
        }
        TinkContentCipher other = cipher(made(folder.resolve("other.json")));
        assertThatThrownBy(() -> other.decrypt(encrypted, PLACE)).isInstanceOf(UnreadableContentException.class);
    }

    @Test
    void givenALookupKey_thenAValueBecomesTheSameForOnePurposeAndIsReadForNoOther() throws Exception {
        Path file = folder.resolve("lookup.json");
        assertThat(run("keyset", "create-lookup-key", file.toString()).exit()).isZero();
        TinkLookupCipher cipher = new TinkLookupCipher(new KeysetFile(file).read());

        byte[] encrypted = cipher.encrypt(CONTENT, PLACE);

        assertThat(cipher.encrypt(CONTENT, PLACE)).isEqualTo(encrypted);
        assertThat(encrypted).hasSize(CONTENT.length + 21);
        assertThat(cipher.decrypt(encrypted, PLACE)).isEqualTo(CONTENT);
        byte[] otherPurpose = "name".getBytes(StandardCharsets.UTF_8);
        assertThat(cipher.encrypt(CONTENT, otherPurpose)).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, otherPurpose))
                .isInstanceOf(UnreadableContentException.class);
    }

    @Test
    void givenALookupKey_thenNoOtherIsAddedToIt() throws Exception {
        Path file = folder.resolve("lookup.json");
        run("keyset", "create-lookup-key", file.toString());
        String before = Files.readString(file);

        Printed added = run("keyset", "add", file.toString());

        assertThat(added.exit()).isEqualTo(1);
        assertThat(added.err()).contains("lookup key, which stays as it is");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void givenAKeyIsAdded_thenItDecryptsBeforeItEncrypts() throws Exception {
        Path file = made(folder.resolve("keyset.json"));
        TinkContentCipher before = cipher(file);
        byte[] old = before.encrypt(CONTENT, PLACE);

        assertThat(run("keyset", "add", file.toString()).out()).matches("\\d+ encrypts and decrypts\n\\d+ decrypts\n");
        TinkContentCipher added = cipher(file);
        assertThat(before.decrypt(added.encrypt(CONTENT, PLACE), PLACE))
                .as("a hub that was not started again yet")
                .isEqualTo(CONTENT);

        assertThat(run("keyset", "promote", file.toString()).out())
                .matches("\\d+ decrypts\n\\d+ encrypts and decrypts\n");
        byte[] young = cipher(file).encrypt(CONTENT, PLACE);
        assertThat(added.decrypt(young, PLACE)).isEqualTo(CONTENT);
        assertThat(cipher(file).decrypt(old, PLACE)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> before.decrypt(young, PLACE)).isInstanceOf(UnreadableContentException.class);
    }

    @Test
    void givenAKeyIsAdded_thenTheFileIsForWhoeverCouldReadItBefore() throws Exception {
        Path file = made(folder.resolve("keyset.json"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        run("keyset", "add", file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").containsExactly(file);
        }
    }

    @Test
    void givenThePowerFailsAfterwards_thenTheFileIsWholeSinceItWasOnTheDiskBeforeItTookItsName() throws Exception {
        Path file = folder.resolve("keyset.json");

        assertThat(forcedToTheDiskBy("create", file))
                .satisfiesExactly(
                        content -> assertThat(content.toString()).matches(folder + "/keyset\\d+\\.new"),
                        name -> assertThat(name).isEqualTo(folder));
        assertThat(forcedToTheDiskBy("add", file)).hasSize(2);
        assertThat(forcedToTheDiskBy("promote", file)).hasSize(2);
        assertThat(forcedToTheDiskBy("create-lookup-key", folder.resolve("lookup.json")))
                .hasSize(2);
    }

    /** As the JVM records it. */
    private List<Path> forcedToTheDiskBy(String command, Path file) throws Exception {
        Path events = Files.createTempFile("forced", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            assertThat(run("keyset", command, file.toString()).exit()).isZero();
            recording.stop();
            recording.dump(events);
            return RecordingFile.readAllEvents(events).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> Path.of(event.getString("path")))
                    .filter(path -> path.startsWith(folder))
                    .toList();
        } finally {
            Files.delete(events);
        }
    }

    @Test
    void givenTheFileIsThereAlready_thenItIsNotWrittenOver() throws Exception {
        Path file = made(folder.resolve("keyset.json"));
        String before = Files.readString(file);

        Printed again = run("keyset", "create", file.toString());

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void givenThereIsNoSuchFolder_thenItNamesTheFolderAndNoFileThatNobodyAskedFor() {
        Path folderToMake = folder.resolve("hub");

        Printed made =
                run("keyset", "create", folderToMake.resolve("keyset.json").toString());

        assertThat(made.exit()).isEqualTo(1);
        assertThat(made.err()).isEqualTo("The folder " + folderToMake + " does not exist.\n");
    }

    @Test
    void givenWhatCannotBe_thenItSaysSoAndNothingOfTheFile() throws Exception {
        Path none = folder.resolve("none.json");
        Path secret = Files.writeString(folder.resolve("secret.json"), "{\"key\": \"hush-hush\"}");

        assertThat(run("keyset"))
                .matches(printed -> printed.exit() == 2 && printed.err().startsWith("usage:"));
        assertThat(run("keyset", "delete", none.toString()).exit()).isEqualTo(2);
        assertThat(run("keyset", "add", none.toString()).err()).contains("none.json does not exist");
        assertThat(run("keyset", "promote", secret.toString()).err())
                .contains("is no keyset in Tink's JSON form")
                .doesNotContain("hush");
        assertThat(none).doesNotExist();
    }
}

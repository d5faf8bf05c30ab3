package com.memberhub.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A hub that has lost a thread for want of memory is not left half alive. */
@ExtendWith(OutputCaptureExtension.class)
class OutOfMemoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void givenAThreadFindsNoMemory_thenTheProcessEndsAndSaysWhy() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hungry.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(log).content().contains("There is no memory left, and the hub ends");
    }

    @Test
    void givenAThreadEndsForAnotherReason_thenTheProcessGoesOnAndTellsItAsBefore(CapturedOutput output) {
        boolean[] ended = new boolean[1];

        new OutOfMemory(() -> ended[0] = true)
                .uncaughtException(new Thread("a thread"), new IllegalStateException("a defect"));

        assertThat(ended[0]).isFalse();
        assertThat(output.getErr())
                .startsWith("Exception in thread \"a thread\" java.lang.IllegalStateException: a defect");
    }

    /** Would go on for ever without the thread that it needs. */
    static final class Hungry {

        public static void main(String[] arguments) throws InterruptedException {
            OutOfMemory.endsThisProcess();
            Thread needed = new Thread(() -> {
                byte[][] much = new byte[1_000][];
                for (int i = 0; i < much.length; i++) {
                    much[i] = new byte[1_000_000];
                }
            });
            needed.start();
            needed.join();
            TimeUnit.HOURS.sleep(1);
        }
    }
}

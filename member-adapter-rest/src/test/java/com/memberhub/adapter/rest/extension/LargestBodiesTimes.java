package com.memberhub.adapter.rest.extension;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.application.journal.Payload;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tells how long the largest bodies take, each the best of several times. It asserts nothing, since that would be the load
 * of the machine; only {@code mvn -Pfuzz test} runs it.
 */
class LargestBodiesTimes {

    private static final int ROUNDS = 7;

    @Test
    void areTold() {
        Map<String, String> bodies = LargestBodies.all();
        System.out.printf("| body | KiB | read and decided, ms | shown to staff, ms |%n|---|---|---|---|%n");
        long worst = 0;
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            byte[] bytes = body.getValue().getBytes(UTF_8);
            long read = best(() -> Reading.decide(bytes));
            long shown = best(() -> PayloadText.masked(new Payload(bytes)));
            worst = Math.max(worst, read);
            System.out.printf("| %s | %d | %d | %d |%n", body.getKey(), bytes.length / 1_024, read, shown);
        }
        System.out.printf("%nThe slowest is read and decided upon in %d ms.%n", worst);
    }

    private static long best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS && best > 0; i++) {
            long begin = System.nanoTime();
            work.run();
            best = Math.min(best, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
        return best;
    }
}

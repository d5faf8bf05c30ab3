package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainingTest {

    @Test
    void givenAHubThatIsToldToStop_thenItTakesCallsForAWhileAndAsksForNewConnections() throws InterruptedException {
        Hub hub = Hub.on(TestDatabase.create(), "member-hub.drain=3s");
        assertThat(connection(hub.caller().get("/readyz"))).isEmpty();
        Thread closing = new Thread(hub::close);
        closing.start();

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(hub.caller().get("/readyz").status()).isEqualTo(503));
        Hub.Answer answer = hub.caller().create(Calls.smallest("13800138000"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.success()).isTrue();
        assertThat(connection(answer)).contains("close");
        closing.join();
    }

    private static Optional<String> connection(Hub.Answer answer) {
        return answer.response().headers().firstValue("Connection");
    }
}

package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.MemberHubApplication;
import com.memberhub.adapter.jpa.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Somebody sets the clock of the hub's machine back. */
class ClockFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(ClockFaultIT.class);

    @Test
    void givenTheClockJumpsBackAnHourAgainAndAgain_thenNumbersStayUniqueAndNothingIsLost() throws Exception {
        TestDatabase database = TestDatabase.create();
        Ledger ledger = new Ledger();
        try (ConfigurableApplicationContext hub = hub(database);
                Load load = Load.on(
                        ledger, 8, hub.getEnvironment().getRequiredProperty("local.server.port", Integer.class))) {
            JumpingClock clock = hub.getBean(JumpingClock.class);
            for (int jump = 0; jump < 10; jump++) {
                ledger.await(100);
                clock.jump(Duration.ofHours(jump % 2 == 0 ? -1 : 1));
            }
            clock.jump(Duration.ofHours(-1));
            ledger.await(100);
            load.stop();

            assertThat(database.queryText(
                            "SELECT count(*) > 0 FROM member WHERE created_at < now() - interval '50 min'"))
                    .as("the hub believes the clock")
                    .isEqualTo("t");
            assertThat(database.queryText("SELECT min(time_taken_micros) >= 0 FROM member_call"))
                    .isEqualTo("t");
            Aftermath after = Aftermath.keeps(ledger, database);
            LOG.info("11 jumps of the clock: {}, {} members", load.counts(), after.members());
        }
    }

    private static ConfigurableApplicationContext hub(TestDatabase database) {
        return new SpringApplicationBuilder(MemberHubApplication.class, ClockOfTheTest.class)
                .properties(database.properties())
                .properties("server.port=0", "member-hub.alignment-policy=youzan-wins", "spring.main.banner-mode=off")
                .run("--server.port=0");
    }

    @Configuration(proxyBeanMethods = false)
    static class ClockOfTheTest {

        @Bean
        @Primary
        JumpingClock jumpingClock() {
            return new JumpingClock();
        }
    }

    /** The real time, moved. */
    static final class JumpingClock extends Clock {

        private final Clock real = Clock.systemUTC();
        private volatile Duration moved = Duration.ZERO;

        void jump(Duration by) {
            moved = moved.plus(by);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(moved);
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return real.withZone(zone);
        }
    }
}

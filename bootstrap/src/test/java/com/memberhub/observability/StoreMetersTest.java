package com.memberhub.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.directory.StorageDirectory.Storage;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StoreMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final InstantSource time = () -> now;
    private boolean away;

    @Test
    void givenTheDatabaseGoesAway_thenItsFiguresAreNoNumberUntilItIsBack() {
        new StoreMeters(this::storage, new NoCalls(), time.withZone(ZoneOffset.UTC), Runnable::run).bindTo(registry);
        assertThat(journalSize()).isEqualTo(42);

        away = true;
        assertThat(journalSize()).as("within a minute").isEqualTo(42);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(journalSize()).isNaN();

        away = false;
        now = now.plus(Duration.ofMinutes(1));
        assertThat(journalSize()).isEqualTo(42);
    }

    private double journalSize() {
        return registry.get("member.hub.journal.size").gauge().value();
    }

    private Storage storage() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return new Storage(42, 0, 0, 0, 0);
    }

    private static final class NoCalls implements CallDirectory {

        @Override
        public Optional<CallView> find(RequestId requestId, RootShops shops) {
            return Optional.empty();
        }

        @Override
        public Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops) {
            return new Page<>(List.of(), null, 0, true);
        }

        @Override
        public Page<CallView> search(CallSearch search, PageRequest page, RootShops shops) {
            return new Page<>(List.of(), null, 0, true);
        }
    }
}

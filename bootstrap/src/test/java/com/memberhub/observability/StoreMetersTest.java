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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StoreMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    /** A registry alone does not keep them. */
    private final StoreMeters meters =
            new StoreMeters(this::storage, new NoCalls(), () -> this.time.toNanos(), Runnable::run);

    private Duration time = Duration.ofDays(-3);
    private boolean away;

    @Test
    void givenTheDatabaseGoesAway_thenItsFiguresAreNoNumberUntilItIsBack() {
        meters.bindTo(registry);
        assertThat(journalSize()).isEqualTo(42);

        away = true;
        assertThat(journalSize()).as("within a minute").isEqualTo(42);
        time = time.plusMinutes(1);
        assertThat(journalSize()).isNaN();

        away = false;
        time = time.plusMinutes(1);
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

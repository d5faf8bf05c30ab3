package com.memberhub.observability;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.directory.StorageDirectory;
import com.memberhub.application.directory.StorageDirectory.Storage;
import com.memberhub.application.staff.RootShops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Figures that only the database knows. Whoever asks for them is told what was last seen and never waits; what is older
 * than a minute is looked at again, for the next who asks. Where nobody asks, nobody looks. They are not a number until
 * they were seen once, and while the database is away.
 */
@Component
class StoreMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMeters.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final StorageDirectory storage;
    private final CallDirectory calls;
    private final LongSupplier nanoTime;
    private final Executor background;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Not by the clock: set back, it would keep figures for fresh until it is where it was. */
    private volatile @Nullable Long lookedAt;

    private volatile @Nullable Seen seen;

    @Autowired
    StoreMeters(StorageDirectory storage, CallDirectory calls) {
        this(storage, calls, System::nanoTime, work -> {
            Thread thread = new Thread(work, "store-figures");
            thread.setDaemon(true);
            thread.start();
        });
    }

    StoreMeters(StorageDirectory storage, CallDirectory calls, LongSupplier nanoTime, Executor background) {
        this.storage = storage;
        this.calls = calls;
        this.nanoTime = nanoTime;
        this.background = background;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "member.hub.attention",
                null,
                "Refused calls that nothing has cured, counted up to 10,000",
                seen -> seen.uncured());
        gauge(
                registry,
                "member.hub.journal.size",
                "bytes",
                "The journal of calls on disk, with its indexes",
                seen -> seen.storage().journalBytes());
        gauge(
                registry,
                "member.hub.journal.calls",
                null,
                "About how many calls are in the journal",
                seen -> seen.storage().journalCalls());
        gauge(
                registry,
                "member.hub.imports.open",
                null,
                "Files that are being checked or brought in",
                seen -> seen.storage().openImports());
        gauge(
                registry,
                "member.hub.imports.lines",
                null,
                "Lines of those files",
                seen -> seen.storage().openImportLines());
        gauge(
                registry,
                "member.hub.imports.lines.reached",
                null,
                "How many of those lines are decided",
                seen -> seen.storage().reachedImportLines());
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<Seen> figure) {
        Gauge.builder(name, this, meters -> meters.value(figure))
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private double value(ToDoubleFunction<Seen> figure) {
        lookAgain();
        Seen last = seen;
        return last == null ? Double.NaN : figure.applyAsDouble(last);
    }

    private void lookAgain() {
        Long last = lookedAt;
        boolean isFresh = last != null && nanoTime.getAsLong() - last < FRESH.toNanos();
        if (isFresh || !looking.compareAndSet(false, true)) {
            return;
        }
        lookedAt = nanoTime.getAsLong();
        try {
            background.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            looking.set(false);
        }
    }

    private void look() {
        try {
            long uncured = calls.search(CallSearch.uncuredRefusals(), PageRequest.first(1), RootShops.all())
                    .total();
            seen = new Seen(storage.storage(), uncured);
        } catch (RuntimeException notNow) {
            seen = null;
            LOG.debug(
                    "The figures of the store could not be seen: {}",
                    notNow.getClass().getSimpleName());
        } finally {
            looking.set(false);
        }
    }

    /**
     * What was last seen.
     *
     * @param uncured refused calls that nothing has cured
     */
    private record Seen(Storage storage, long uncured) {}
}

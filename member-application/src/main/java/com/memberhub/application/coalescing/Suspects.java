package com.memberhub.application.coalescing;

import com.memberhub.application.registration.RegisterMember.Command;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Remembers for a while which identities somebody seems to keep locked: a batch with one of them would have to wait too. */
final class Suspects {

    private static final long FOR = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 1_000;

    private final LongSupplier nanoTime;
    private final Map<Identity, Long> since = new ConcurrentHashMap<>();

    Suspects() {
        this(System::nanoTime);
    }

    Suspects(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean include(Command command) {
        if (since.isEmpty()) {
            return false;
        }
        Long added = since.get(Identity.of(command));
        return added != null && isRecent(added);
    }

    void add(Command command) {
        since.values().removeIf(added -> !isRecent(added));
        if (since.size() < MOST) {
            since.put(Identity.of(command), nanoTime.getAsLong());
        }
    }

    void acquit(Command command) {
        if (!since.isEmpty()) {
            since.remove(Identity.of(command));
        }
    }

    private boolean isRecent(long added) {
        return nanoTime.getAsLong() - added < FOR;
    }

    /** As the caller spells it: whoever is spelled otherwise is found out once more. */
    private record Identity(
            @Nullable Long rootKdtId, @Nullable String mobile) {

        static Identity of(Command command) {
            return new Identity(
                    command.submission().rootKdtId(), command.submission().mobile());
        }
    }
}

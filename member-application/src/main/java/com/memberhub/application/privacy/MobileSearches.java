package com.memberhub.application.privacy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessDetail;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.Page;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.Mobile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a mask from being undone by trying. {@code 138****8000} leaves ten thousand mobiles, and a search for a whole one
 * says whether it is right: whoever searches for whole mobiles and finds nobody, again and again, has to wait. Searches
 * that find somebody are not counted, so people at a counter never notice.
 *
 * <p>A search takes its place before it runs and gives it back when it found somebody; else a burst of them would all be
 * let through. Each hub counts for itself.
 */
public class MobileSearches {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int MOST_WITHOUT_A_FIND = 60;

    /** Accounts are few; those of a provider may be many. Whoever searched longest ago is forgotten first. */
    static final int MOST_ACCOUNTS = 10_000;

    private final AccessLog accessLog;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > MOST_ACCOUNTS;
        }
    };

    /**
     * Rations searches.
     *
     * @param clock tells the access log when
     * @param nanoTime tells how long somebody has to wait, as {@link System#nanoTime}, which nobody can set
     */
    public MobileSearches(AccessLog accessLog, Clock clock, LongSupplier nanoTime) {
        this.accessLog = accessLog;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * A page of a search.
     *
     * @param mobile the whole mobile that it asks for; null where it asks for none, and then nothing is counted
     * @throws TooManySearchesException without searching; the first time in a while the access log says so
     */
    public <T> Page<T> page(Actor actor, @Nullable Mobile mobile, Supplier<Page<T>> search) {
        if (mobile == null) {
            return search.get();
        }
        Moment taken = begin(actor);
        Page<T> page = search.get();
        // Not by its total, which a cursor of another search brings along.
        if (!page.items().isEmpty()) {
            found(actor, taken);
        }
        return page;
    }

    /**
     * A search that says how many it found, such as an export.
     *
     * @param mobile the whole mobile that it asks for; null where it asks for none, and then nothing is counted
     * @throws TooManySearchesException without searching; the first time in a while the access log says so
     */
    public long count(Actor actor, @Nullable Mobile mobile, LongSupplier search) {
        if (mobile == null) {
            return search.getAsLong();
        }
        Moment taken = begin(actor);
        long count = search.getAsLong();
        if (count > 0) {
            found(actor, taken);
        }
        return count;
    }

    private Moment begin(Actor actor) {
        boolean tell;
        Duration waitingTime;
        synchronized (accounts) {
            Moment now = new Moment(nanoTime.getAsLong());
            Account account = accounts.computeIfAbsent(actor.name(), name -> new Account());
            account.forget(now);
            if (account.misses.size() < MOST_WITHOUT_A_FIND) {
                account.misses.add(now);
                return now;
            }
            tell = account.told == null || account.told.isOver(now);
            account.told = tell ? now : account.told;
            waitingTime = WINDOW.minus(account.misses.getFirst().age(now));
        }
        if (tell) {
            log(clock.instant(), actor);
        }
        throw new TooManySearchesException(waitingTime);
    }

    private void found(Actor actor, Moment taken) {
        synchronized (accounts) {
            Account account = accounts.get(actor.name());
            if (account != null) {
                account.misses.remove(taken);
            }
        }
    }

    private void log(Instant now, Actor actor) {
        try {
            accessLog.append(AccessEntry.ofMany(
                    now,
                    actor,
                    AccessAction.MOBILE_SEARCHES,
                    actor.shops().single(),
                    null,
                    AccessDetail.MOBILES_SEARCHED.of(MOST_WITHOUT_A_FIND, WINDOW.toMinutes())));
        } catch (RuntimeException databaseAway) {
            synchronized (accounts) {
                Account account = accounts.get(actor.name());
                if (account != null) {
                    account.told = null;
                }
            }
            throw databaseAway;
        }
    }

    /** How many accounts are remembered. */
    int accounts() {
        synchronized (accounts) {
            return accounts.size();
        }
    }

    private static final class Account {

        private final Deque<Moment> misses = new ArrayDeque<>();
        private @Nullable Moment told;

        void forget(Moment now) {
            while (!misses.isEmpty() && misses.getFirst().isOver(now)) {
                misses.removeFirst();
            }
        }
    }

    /** In nanoseconds of a clock that nobody sets. */
    private record Moment(long at) {

        Duration age(Moment now) {
            return Duration.ofNanos(now.at - at);
        }

        boolean isOver(Moment now) {
            return age(now).compareTo(WINDOW) >= 0;
        }
    }
}

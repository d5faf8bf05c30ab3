package com.memberhub.application.export;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessDetail;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exports, and says so. There is no transaction around it: it takes minutes, and its first line has to be there whatever
 * becomes of the rest.
 */
public class MemberExport implements ExportMembers {

    private final MemberDirectory members;
    private final AccessLog accessLog;
    private final MobileSearches mobileSearches;
    private final Clock clock;

    public MemberExport(MemberDirectory members, AccessLog accessLog, MobileSearches mobileSearches, Clock clock) {
        this.members = members;
        this.accessLog = accessLog;
        this.mobileSearches = mobileSearches;
        this.clock = clock;
    }

    @Override
    public long export(Actor actor, RequestId requestId, MemberSearch search, Consumer<MemberView> receiver) {
        return mobileSearches.count(
                actor, search.query().mobile(), () -> exportLogged(actor, requestId, search, receiver));
    }

    private long exportLogged(Actor actor, RequestId requestId, MemberSearch search, Consumer<MemberView> receiver) {
        log(actor, requestId, search, began(search));
        AtomicLong handedOver = new AtomicLong();
        boolean done = false;
        try {
            members.export(search, actor.shops(), member -> {
                receiver.accept(member);
                handedOver.incrementAndGet();
            });
            done = true;
        } finally {
            log(
                    actor,
                    requestId,
                    search,
                    (done ? AccessDetail.EXPORT_DONE : AccessDetail.EXPORT_BROKE_OFF).of(handedOver));
        }
        return handedOver.get();
    }

    private static String began(MemberSearch search) {
        String asked = SearchInWords.of(search);
        return asked.isEmpty() ? AccessDetail.EXPORT_OF_ALL_BEGAN.of() : AccessDetail.EXPORT_BEGAN.of(asked);
    }

    private void log(Actor actor, RequestId requestId, MemberSearch search, String detail) {
        accessLog.append(new AccessEntry(
                clock.instant(),
                actor.name(),
                actor.address(),
                AccessAction.EXPORT,
                onlyShop(actor, search),
                null,
                requestId,
                null,
                detail));
    }

    /** The one root shop whose members went out, so that whoever reads the log of that shop alone is told. */
    private static @Nullable RootKdtId onlyShop(Actor actor, MemberSearch search) {
        RootKdtId filtered = search.filter().rootKdtId();
        return filtered != null && actor.shops().include(filtered)
                ? filtered
                : actor.shops().single();
    }
}

package com.memberhub.application.imports;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessDetail;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the access log says of imports. An import stands in the part of the root shop that it is for. From its start on it
 * stands in the part of every other root shop too whose members it brings in, and says no numbers of others there.
 */
final class ImportLog {

    private final ImportLines lines;
    private final AccessLog accessLog;
    private final Clock clock;

    ImportLog(ImportLines lines, AccessLog accessLog, Clock clock) {
        this.lines = lines;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** Something that touches no member yet. */
    void append(Actor actor, Import about, String detail) {
        append(actor, about.rootKdtId(), detail);
    }

    /** Something done to one that is started. */
    void appendForEach(Actor actor, Import about, String detail) {
        append(actor, about, detail);
        others(about).keySet().forEach(rootKdtId -> append(actor, rootKdtId, detail));
    }

    /** That it is done. Whoever sees the lines of no root shop sees those of all, and so what became of the whole. */
    void appendEnd(Actor actor, Import ended) {
        Map<RootKdtId, ImportCounts> others = others(ended);
        ImportCounts own = ended.outcome();
        if (ended.rootKdtId() != null) {
            for (ImportCounts counts : others.values()) {
                own = own.minus(counts);
            }
        }
        append(actor, ended, done(ended, own));
        others.forEach((rootKdtId, counts) -> append(actor, rootKdtId, done(ended, counts)));
    }

    private static String done(Import ended, ImportCounts counts) {
        return AccessDetail.IMPORT_DONE.of(
                ended.id(), counts.created(), counts.aligned(), counts.unchanged(), counts.refused());
    }

    /** Of a root shop of which every line is refused nothing comes in, and it may be none of whoever brought them. */
    private Map<RootKdtId, ImportCounts> others(Import about) {
        Map<RootKdtId, ImportCounts> others = new TreeMap<>(lines.countsByRootShop(about.id(), about.reached()));
        others.values().removeIf(counts -> counts.total() == counts.refused());
        RootKdtId own = about.rootKdtId();
        if (own != null) {
            others.remove(own);
        }
        return others;
    }

    private void append(Actor actor, @Nullable RootKdtId rootKdtId, String detail) {
        accessLog.append(AccessEntry.ofMany(clock.instant(), actor, AccessAction.IMPORT, rootKdtId, null, detail));
    }
}

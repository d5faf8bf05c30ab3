package com.memberhub.application.imports;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** Imports and their lines in memory, for tests. One step at a time: there are no transactions here and so no locks. */
public final class InMemoryImports implements Imports, ImportLines {

    private final Map<String, Import> all = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Line>> lines = new TreeMap<>();

    private final int bytesBeside;

    public InMemoryImports() {
        this(0);
    }

    /**
     * A store in which a line takes more room than its content has.
     *
     * @param bytesBeside the content, such as an encryption adds
     */
    InMemoryImports(int bytesBeside) {
        this.bytesBeside = bytesBeside;
    }

    private NavigableMap<Long, Line> of(ImportId id) {
        return lines.computeIfAbsent(id.value(), fresh -> new TreeMap<>());
    }

    @Override
    public void add(Import added) {
        all.put(added.id().value(), added);
    }

    @Override
    public Optional<Import> find(ImportId id) {
        return Optional.ofNullable(all.get(id.value()));
    }

    @Override
    public Optional<Import> lock(ImportId id) {
        return find(id);
    }

    @Override
    public Optional<Import> lockNext() {
        return all.values().stream()
                .filter(one -> one.state() == ImportState.CHECKING || one.state() == ImportState.RUNNING)
                .min(Comparator.comparing(Import::state)
                        .thenComparing(one -> Objects.requireNonNullElse(one.startedAt(), one.createdAt()))
                        .thenComparing(one -> one.id().value()));
    }

    @Override
    public void update(Import changed) {
        all.put(changed.id().value(), changed);
    }

    @Override
    public void add(ImportId id, List<UploadedLine> added) {
        for (UploadedLine line : added) {
            Violation violation = line.violation();
            of(id).put(
                            line.number(),
                            new Line(
                                    line.number(),
                                    line.content(),
                                    violation == null ? null : LineOutcome.REFUSED,
                                    line.owner(),
                                    null,
                                    violation == null ? List.of() : List.of(finding(violation)),
                                    List.of()));
        }
    }

    @Override
    public List<StoredLine> after(ImportId id, long number, Portion most) {
        return portion(of(id).tailMap(number, false).values().stream(), most).stream()
                .map(Line::stored)
                .toList();
    }

    private List<Line> portion(Stream<Line> lines, Portion most) {
        List<Line> taken = new ArrayList<>();
        long bytes = 0;
        for (Iterator<Line> rest = lines.iterator(); rest.hasNext() && !most.isFull(taken.size(), bytes); ) {
            Line line = rest.next();
            taken.add(line);
            bytes += line.size() + bytesBeside;
        }
        return taken;
    }

    @Override
    public List<StoredLine> earlier(
            ImportId id, Collection<MemberKey> keys, Collection<OutOpenId> numbers, long number, Portion most) {
        Stream<Line> found = of(id).headMap(number, false).values().stream()
                .filter(line -> line.content != null)
                .filter(line -> line.outcome == LineOutcome.CREATED || line.outcome == LineOutcome.ALIGNED)
                .filter(line -> keys.contains(line.owner.key())
                        || (line.outcome == LineOutcome.CREATED && numbers.contains(line.outOpenId)))
                .sorted(Comparator.comparing(Line::isAligned).thenComparing(line -> -line.number));
        return portion(found, most).stream()
                .sorted(Comparator.comparing(line -> line.number))
                .map(Line::stored)
                .toList();
    }

    @Override
    public void settle(ImportId id, List<DecidedLine> decided) {
        if (!decided.stream().allMatch(line -> of(id).containsKey(line.number()))) {
            throw new ConcurrencyFailureException("a line is gone");
        }
        for (DecidedLine line : decided) {
            of(id).computeIfPresent(
                            line.number(),
                            (number, before) -> new Line(
                                    number,
                                    line.keepsContent() ? before.content : null,
                                    line.outcome(),
                                    line.keepsContent()
                                            ? line.owner()
                                            : new LineOwner(line.owner().rootKdtId(), null),
                                    line.outOpenId(),
                                    line.violations().stream()
                                            .map(InMemoryImports::finding)
                                            .toList(),
                                    line.notices().stream()
                                            .map(InMemoryImports::finding)
                                            .toList()));
        }
    }

    @Override
    public Map<RootKdtId, ImportCounts> countsByRootShop(ImportId id, long upTo) {
        Map<RootKdtId, List<LineOutcome>> outcomes = new TreeMap<>();
        for (Line line : of(id).headMap(upTo, true).values()) {
            RootKdtId rootKdtId = line.owner.rootKdtId();
            if (rootKdtId != null && line.outcome != null) {
                outcomes.computeIfAbsent(rootKdtId, first -> new ArrayList<>()).add(line.outcome);
            }
        }
        Map<RootKdtId, ImportCounts> counts = new TreeMap<>();
        outcomes.forEach((rootKdtId, all) -> counts.put(rootKdtId, ImportCounts.of(all)));
        return counts;
    }

    @Override
    public Page<Import> list(PageRequest page, RootShops shops) {
        List<Import> seen = all.values().stream()
                .filter(one -> one.isWithin(shops))
                .sorted(Comparator.comparing((Import one) -> one.id().value()).reversed())
                .toList();
        String cursor = page.cursor();
        if (cursor != null && !all.containsKey(cursor)) {
            throw new InvalidCursorException();
        }
        return page(
                seen,
                seen.stream()
                        .filter(one -> cursor == null || one.id().value().compareTo(cursor) < 0)
                        .toList(),
                page,
                one -> one.id().value());
    }

    @Override
    public Page<ImportLine> list(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page) {
        long after = page.cursor() == null ? 0 : number(page.cursor());
        List<ImportLine> found = of(id).values().stream()
                .filter(line -> line.outcome != null && (outcome == null || outcome == line.outcome))
                .map(line -> line.view(reached))
                .toList();
        return page(
                found,
                found.stream().filter(line -> line.number() > after).toList(),
                page,
                line -> Long.toString(line.number()));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private static <T> Page<T> page(List<T> all, List<T> rest, PageRequest page, Function<T, String> cursor) {
        List<T> items = rest.stream().limit(page.size()).toList();
        String next = rest.size() > items.size() ? cursor.apply(items.get(items.size() - 1)) : null;
        return new Page<>(items, next, Math.min(all.size(), Page.MOST_COUNTED), all.size() <= Page.MOST_COUNTED);
    }

    @Override
    public List<RefusedLine> refusedAfter(ImportId id, long number, Portion most) {
        Stream<Line> refused =
                of(id).tailMap(number, false).values().stream().filter(line -> line.outcome == LineOutcome.REFUSED);
        return portion(refused, most).stream()
                .map(line -> new RefusedLine(line.number, line.content, line.violations))
                .toList();
    }

    @Override
    public List<Import> idleSince(Instant before, Collection<ImportState> states, int most) {
        return all.values().stream()
                .filter(one -> states.contains(one.state()) && one.changedAt().isBefore(before))
                .limit(most)
                .toList();
    }

    @Override
    public int forget(Instant endedBefore, int most) {
        int forgotten = 0;
        for (Import one : all.values()) {
            for (Line line : List.copyOf(of(one.id()).values())) {
                if (forgotten == most) {
                    return forgotten;
                }
                if (one.state() == ImportState.CANCELLED) {
                    of(one.id()).remove(line.number);
                    forgotten++;
                } else if (line.content != null
                        && one.finishedAt() != null
                        && one.finishedAt().isBefore(endedBefore)) {
                    of(one.id())
                            .put(
                                    line.number,
                                    new Line(
                                            line.number,
                                            null,
                                            line.outcome,
                                            new LineOwner(line.owner.rootKdtId(), null),
                                            line.outOpenId,
                                            line.violations,
                                            line.notices));
                    forgotten++;
                }
            }
        }
        return forgotten;
    }

    @Override
    public void erase(Traces traces) {
        all.replaceAll((id, one) -> one.file().tells(traces) ? renamed(one, traces) : one);
    }

    private static Import renamed(Import one, Traces traces) {
        return new Import(
                one.id(),
                one.uploader(),
                one.starter(),
                one.file().without(traces),
                one.state(),
                one.lines(),
                one.reached(),
                one.forecast(),
                one.outcome(),
                one.createdAt(),
                one.changedAt(),
                one.startedAt(),
                one.finishedAt());
    }

    @Override
    public void erase(MemberKey key, OutOpenId number, Traces traces) {
        lines.values()
                .forEach(all -> new ArrayList<>(all.values())
                        .stream()
                                .filter(line -> line.mayBeOf(key, traces) || number.equals(line.outOpenId))
                                .forEach(line -> all.remove(line.number)));
    }

    private static Finding finding(Violation violation) {
        return new Finding(violation.path(), violation.code().wireName(), violation.arguments());
    }

    private static Finding finding(Notice notice) {
        return new Finding(notice.path(), notice.code().wireName(), notice.arguments());
    }

    private record Line(
            long number,
            @Nullable Payload content,
            @Nullable LineOutcome outcome,
            LineOwner owner,
            @Nullable OutOpenId outOpenId,
            List<Finding> violations,
            List<Finding> notices) {

        boolean mayBeOf(MemberKey key, Traces traces) {
            if (owner.mobile() != null) {
                return owner.mobile().equals(key.mobile())
                        && (owner.rootKdtId() == null || owner.rootKdtId().equals(key.rootKdtId()));
            }
            return content != null && traces.areIn(content.bytes());
        }

        boolean isAligned() {
            return outcome == LineOutcome.ALIGNED;
        }

        int size() {
            return content == null ? 0 : content.bytes().length;
        }

        StoredLine stored() {
            return new StoredLine(number, content);
        }

        ImportLine view(long reached) {
            return new ImportLine(
                    number, Objects.requireNonNull(outcome), number > reached, outOpenId, violations, notices);
        }
    }
}

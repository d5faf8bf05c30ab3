package com.memberhub.application.directory;

import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.Profile;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every member, for tests. */
public final class InMemoryMemberDirectory implements MemberDirectory {

    private final InMemoryMembers members;
    private final InMemoryCallJournal journal;
    private final int mostCounted;

    public InMemoryMemberDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        this(members, journal, Page.MOST_COUNTED);
    }

    InMemoryMemberDirectory(InMemoryMembers members, InMemoryCallJournal journal, int mostCounted) {
        this.members = members;
        this.journal = journal;
        this.mostCounted = mostCounted;
    }

    @Override
    public boolean findsParts() {
        return true;
    }

    @Override
    public Optional<MemberView> find(OutOpenId outOpenId, RootShops shops) {
        return seen(shops)
                .filter(member -> member.outOpenId().equals(outOpenId))
                .map(MemberView::masked)
                .findFirst();
    }

    @Override
    public List<MemberView> likelyTheSamePerson(OutOpenId outOpenId, int most, RootShops shops) {
        return seen(shops)
                .filter(member -> member.outOpenId().equals(outOpenId))
                .flatMap(member -> seen(shops)
                        .filter(other -> !other.outOpenId().equals(outOpenId)
                                && other.profile().yzOpenId() != null
                                && other.profile()
                                        .yzOpenId()
                                        .equals(member.profile().yzOpenId())))
                .sorted(Comparator.comparing(Member::createdAt).reversed())
                .limit(most)
                .map(MemberView::masked)
                .toList();
    }

    @Override
    public Page<MemberView> search(MemberSearch search, PageRequest page, RootShops shops) {
        boolean newestFirst = switch (search.sort()) {
            case CREATED_NEWEST_FIRST, UPDATED_NEWEST_FIRST -> true;
            case CREATED_OLDEST_FIRST, UPDATED_OLDEST_FIRST -> false;
        };
        return InMemoryPages.page(
                        matching(search, shops).toList(),
                        search.sort().name(),
                        newestFirst,
                        member -> at(member, search.sort()),
                        member -> member.outOpenId().value(),
                        page,
                        mostCounted)
                .map(MemberView::masked);
    }

    private static Instant at(Member member, MemberSort sort) {
        return switch (sort) {
            case CREATED_NEWEST_FIRST, CREATED_OLDEST_FIRST -> member.createdAt();
            case UPDATED_NEWEST_FIRST, UPDATED_OLDEST_FIRST -> member.updatedAt();
        };
    }

    @Override
    public long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver) {
        List<Member> matching = matching(search, shops).toList();
        matching.forEach(member -> receiver.accept(MemberView.masked(member)));
        return matching.size();
    }

    private Stream<Member> seen(RootShops shops) {
        return members.all().values().stream()
                .filter(member -> shops.include(member.key().rootKdtId()));
    }

    private Stream<Member> matching(MemberSearch search, RootShops shops) {
        return seen(shops).filter(member -> matches(search.query(), member) && matches(search.filter(), member));
    }

    private boolean matches(MemberQuery query, Member member) {
        if (query.equals(MemberQuery.everybody())) {
            return true;
        }
        Mobile mobile = member.key().mobile();
        return mobile.equals(query.mobile())
                || (query.lastFour() != null && mobile.e164().endsWith(query.lastFour()))
                || (query.identifier() != null && isIdentifiedBy(query.identifier(), member))
                || (query.namePart() != null
                        && Stream.of(member.profile().name(), member.profile().nickname())
                                .anyMatch(name -> name != null && isPart(folded(query.namePart()), folded(name))));
    }

    private boolean isIdentifiedBy(String identifier, Member member) {
        return member.outOpenId().value().equals(identifier)
                || (member.profile().yzOpenId() != null
                        && member.profile().yzOpenId().value().equals(identifier))
                || journal.all().stream()
                        .anyMatch(call -> call.requestId().value().equals(identifier) && isOf(member, call));
    }

    private static boolean isOf(Member member, MemberCall call) {
        return member.key().mobile().equals(call.mobile())
                && member.key().rootKdtId().equals(call.rootKdtId());
    }

    private static boolean isPart(String part, String name) {
        return part.codePointCount(0, part.length()) == 1 ? name.startsWith(part) : name.contains(part);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ \t\n\r]", "");
    }

    private static boolean matches(MemberFilter filter, Member member) {
        Profile profile = member.profile();
        Address address = profile.address() == null ? new Address(null, null, null, null, null) : profile.address();
        return isAsked(filter.rootKdtId(), member.key().rootKdtId())
                && isStore(filter.owningStore(), profile.yzAscriptionKdtId(), profile.outAscriptionStoreId())
                && isStore(filter.sourceStore(), profile.yzMemberSourceKdtId(), profile.outMemberSourceStoreId())
                && isAsked(
                        filter.channel(),
                        profile.memberSourceChannel() == null
                                ? null
                                : profile.memberSourceChannel().code())
                && isLevel(filter.freeLevel(), profile.freeLevel())
                && isLevel(filter.paymentLevel(), profile.paymentLevel())
                && isAsked(filter.gender(), profile.gender())
                && isAsked(filter.provinceName(), address.provinceName())
                && isAsked(filter.cityName(), address.cityName())
                && isAsked(filter.countyName(), address.countyName())
                && isAsked(
                        filter.areaCode(),
                        address.areaCode() == null ? null : address.areaCode().value())
                && (filter.createdFrom() == null || !member.createdAt().isBefore(filter.createdFrom()))
                && (filter.createdBefore() == null || member.createdAt().isBefore(filter.createdBefore()))
                && (filter.noticed() == null
                        || filter.noticed() != member.noticed().isEmpty())
                && (filter.notice() == null || member.noticed().contains(filter.notice()))
                && isAsked(
                        filter.birthdayMonth(),
                        profile.birthday() == null
                                ? null
                                : profile.birthday().date().getMonthValue());
    }

    private static boolean isAsked(@Nullable Object asked, @Nullable Object value) {
        return asked == null || asked.equals(value);
    }

    private static boolean isStore(@Nullable String asked, @Nullable Long yzId, @Nullable String outId) {
        return asked == null || (yzId != null && asked.equals(yzId.toString())) || asked.equals(outId);
    }

    private static boolean isLevel(@Nullable String asked, @Nullable Level level) {
        return asked == null
                || (level != null
                        && Stream.of(
                                        level.yzLevelAlias(),
                                        level.yzLevelName(),
                                        level.outLevelAlias(),
                                        level.outLevelName())
                                .anyMatch(text -> Objects.equals(text, asked)));
    }
}

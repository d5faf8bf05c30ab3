package com.memberhub.application.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.directory.InMemoryMemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.privacy.TooManySearchesException;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.ProfileBuilder;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberExportTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");
    private static final RootKdtId SHOP = new RootKdtId(91_234_567L);
    private static final RootKdtId OTHER_SHOP = new RootKdtId(7L);
    private static final RequestId REQUEST = new RequestId("request");
    private static final Actor MANAGER = new Actor("manager", RootShops.all(), "192.0.2.1");
    private static final Actor OF_SHOP = new Actor("of-shop", new RootShops(Set.of(SHOP)), "192.0.2.2");
    private static final MemberSearch EVERYBODY =
            new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST);

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryAccessLog accessLog = new InMemoryAccessLog();
    private final ExportMembers exportMembers = new MemberExport(
            new InMemoryMemberDirectory(members, new InMemoryCallJournal()),
            accessLog,
            new MobileSearches(accessLog, Clock.fixed(NOW, ZoneOffset.UTC), () -> 0),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoMembers() {
        members.addIfAbsent(List.of(member(SHOP, "13800138000"), member(OTHER_SHOP, "13900139000")));
    }

    private static Member member(RootKdtId shop, String mobile) {
        return Member.register(
                new MemberKey(shop, Mobile.parse(mobile)),
                new OutOpenId("card-" + shop),
                ProfileBuilder.aProfile().name("张小满").build(),
                NOW);
    }

    @Test
    void whenExported_thenTheLogSaysSoBeforeTheFirstRowAndAfterTheLast() {
        List<Integer> linesAtEachRow = new ArrayList<>();

        long rows = exportMembers.export(
                MANAGER,
                REQUEST,
                EVERYBODY,
                row -> linesAtEachRow.add(accessLog.all().size()));

        assertThat(rows).isEqualTo(2);
        assertThat(linesAtEachRow).containsExactly(1, 1);
        assertThat(accessLog.all())
                .containsExactly(line(MANAGER, null, "began: everybody"), line(MANAGER, null, "done: rows=2"));
    }

    @Test
    void givenTooManyMobilesWereTried_thenNothingIsExportedAndTheLogSaysWhy() {
        MemberSearch nobody = new MemberSearch(
                MemberQuery.parse("13700137000"), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST);
        IntStream.range(0, 60).forEach(i -> exportMembers.export(MANAGER, REQUEST, nobody, row -> {}));

        assertThatThrownBy(() -> exportMembers.export(MANAGER, REQUEST, nobody, row -> {}))
                .isInstanceOf(TooManySearchesException.class);

        assertThat(accessLog.all())
                .hasSize(121)
                .last()
                .extracting(AccessEntry::action)
                .isEqualTo(AccessAction.MOBILE_SEARCHES);
    }

    @Test
    void whenTheReaderGoesAway_thenTheLogSaysHowManyRowsWentOut() {
        List<MemberView> received = new ArrayList<>();

        assertThatThrownBy(() -> exportMembers.export(MANAGER, REQUEST, EVERYBODY, row -> {
                    if (!received.isEmpty()) {
                        throw new IllegalStateException("the reader is gone");
                    }
                    received.add(row);
                }))
                .hasMessage("the reader is gone");

        assertThat(accessLog.all())
                .extracting(AccessEntry::detail)
                .containsExactly("began: everybody", "broke off: rows=1");
    }

    @Test
    void givenStaffOfOneRootShop_thenOnlyItsMembersGoOutAndTheLogNamesIt() {
        List<MemberView> received = new ArrayList<>();

        exportMembers.export(OF_SHOP, REQUEST, EVERYBODY, received::add);

        assertThat(received).extracting(MemberView::rootKdtId).containsExactly(SHOP);
        assertThat(received).extracting(MemberView::clear).containsExactly(false);
        assertThat(accessLog.all())
                .containsExactly(line(OF_SHOP, SHOP, "began: everybody"), line(OF_SHOP, SHOP, "done: rows=1"));
    }

    @Test
    void givenStaffOfOneRootShop_whenTheyAskForAnother_thenNothingGoesOutAndTheLogNamesTheirOwn() {
        MemberFilter foreign = new MemberFilter(
                OTHER_SHOP, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(exportMembers.export(
                        OF_SHOP,
                        REQUEST,
                        new MemberSearch(MemberQuery.everybody(), foreign, MemberSort.CREATED_NEWEST_FIRST),
                        row -> {}))
                .isZero();

        assertThat(accessLog.all()).extracting(AccessEntry::rootKdtId).containsOnly(SHOP);
    }

    @Test
    void theLogTellsFiltersAndOfTheQueryOnlyItsKind() {
        MemberFilter filter = new MemberFilter(
                SHOP,
                "a",
                "b",
                102L,
                "c",
                "d",
                Gender.FEMALE,
                "e",
                "f",
                "g",
                "330106",
                NOW,
                NOW,
                true,
                NoticeCode.UNLISTED_CHANNEL,
                5);

        exportMembers.export(
                MANAGER,
                REQUEST,
                new MemberSearch(MemberQuery.parse("张小满"), filter, MemberSort.CREATED_NEWEST_FIRST),
                row -> {});

        assertThat(accessLog.all().get(0))
                .isEqualTo(line(
                        MANAGER,
                        SHOP,
                        "began: query=name, rootKdtId=91234567, owningStore=a, sourceStore=b, channel=102, freeLevel=c,"
                                + " paymentLevel=d, gender=2, province=e, city=f, county=g, areaCode=330106,"
                                + " createdFrom=2026-11-20T02:15:30Z, createdBefore=2026-11-20T02:15:30Z, noticed=true,"
                                + " notice=unlisted_channel, birthdayMonth=5"));
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, mobile or identifier",
        "8000, last four digits or identifier",
        "01M855HQ7YEYA5GT79GXJ7P7JQ, identifier or name",
        "520, identifier or name",
        "🎉, name",
        "张小满, name"
    })
    void whateverIsAskedFor_thenTheLogTellsWhatItMayBe(String query, String kinds) {
        exportMembers.export(
                MANAGER,
                REQUEST,
                new MemberSearch(MemberQuery.parse(query), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST),
                row -> {});

        assertThat(accessLog.all().get(0)).isEqualTo(line(MANAGER, null, "began: query=" + kinds));
    }

    private static AccessEntry line(Actor actor, @Nullable RootKdtId shop, String detail) {
        return new AccessEntry(
                NOW, actor.name(), actor.address(), AccessAction.EXPORT, shop, null, REQUEST, null, detail);
    }
}

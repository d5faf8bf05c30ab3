package com.memberhub.adapter.jpa;

import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.Elsewhere;
import com.memberhub.application.member.Members;
import com.memberhub.application.member.MembersContract;
import com.memberhub.application.privacy.PersonalData;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.ProfileBuilder;
import com.memberhub.domain.privacy.Traces;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

class PostgresMembersTest extends PersistenceTest implements MembersContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OFTEN_ENOUGH_TO_BE_PREPARED = 10;

    private final List<Held<?>> held = new ArrayList<>();

    @Autowired
    private Members members;

    @Autowired
    private PersonalData personalData;

    /** Or a test that fails would be in the way of those after it. */
    @AfterEach
    void letGo() {
        held.forEach(one -> one.commits.complete(false));
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public void erase(Member member) {
        inTransaction(() -> personalData.erase(member.key(), member.outOpenId(), member.updatedAt()));
    }

    /** PostgreSQL refuses what a connection has prepared as soon as its result would have a column more. */
    @Test
    void givenAHubOfTheVersionAfterAddsAColumn_thenConnectionsThatHaveAskedForMembersBeforeGoOn() throws SQLException {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_PREPARED; i++) {
            inTransaction(() -> recalled(member));
        }

        try {
            Map<MemberKey, Member> after = inTransaction(() -> {
                // On another connection, since this one is taken.
                Elsewhere.run(() -> jdbc.execute("ALTER TABLE member ADD COLUMN of_the_version_after text"))
                        .join();
                return recalled(member);
            });

            assertThat(after).containsKey(member.key());
        } finally {
            jdbc.execute("ALTER TABLE member DROP COLUMN IF EXISTS of_the_version_after");
            Objects.requireNonNull(jdbc.getDataSource())
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections();
        }
    }

    private Map<MemberKey, Member> recalled(Member member) {
        return members.recall(List.of(member.key()), List.of(), PATIENCE).members();
    }

    /** Samoa had no 30 December 2011. */
    @Test
    void givenAMachineInAZoneThatSkippedADay_thenABirthdayOnThatDayIsNoOther() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        try {
            storesABirthdayThatIsFilledInAsTheDayThatItIs();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void givenAnotherTransactionIsStoringTheKey_thenItWaitsAndRespectsWhatWasStored() throws Exception {
        Member theirs = aMember().outOpenId("theirs").build();
        Member ours = aMember().outOpenId("ours").build();
        Held<Set<MemberKey>> storing = hold(() -> members.addIfAbsent(List.of(theirs)));

        Future<Set<MemberKey>> waiting = elsewhere(() -> members.addIfAbsent(List.of(ours)));
        waitUntilBlocked();
        storing.commit();

        assertThat(waiting.get(10, SECONDS)).isEmpty();
        assertThat(find(ours.key()).outOpenId()).isEqualTo(theirs.outOpenId());
    }

    /** Whoever waits for one of several has none of those after it: two who wait for each other would never end. */
    @Test
    void givenOneOfSeveralIsWaitedFor_thenThoseAfterItAreFree() throws Exception {
        Member first = aMember().mobile("13800138000").build();
        Member second = aMember().mobile("13800138001").build();
        Held<Set<MemberKey>> storing = hold(() -> members.addIfAbsent(List.of(first)));

        Future<Set<MemberKey>> waiting = elsewhere(() -> members.addIfAbsent(List.of(second, first)));
        waitUntilBlocked();

        assertThat(elsewhere(() -> members.addIfAbsent(List.of(second))).get(10, SECONDS))
                .containsExactly(second.key());
        storing.commit();
        assertThat(waiting.get(10, SECONDS)).isEmpty();
    }

    @Test
    void givenOneOfSeveralRowsIsWaitedFor_thenThoseAfterItAreFree() throws Exception {
        Member first = aMember().mobile("13800138000").build();
        Member second = aMember().mobile("13800138001").build();
        inTransaction(() -> members.addIfAbsent(List.of(first, second)));
        Held<Map<MemberKey, Member>> locking = hold(() -> members.lock(List.of(first.key())));

        Future<Map<MemberKey, Member>> waiting = elsewhere(() -> members.lock(List.of(second.key(), first.key())));
        waitUntilBlocked();

        assertThat(elsewhere(() -> members.lock(List.of(second.key()))).get(10, SECONDS))
                .containsOnlyKeys(second.key());
        locking.commit();
        assertThat(waiting.get(10, SECONDS)).hasSize(2);
    }

    @Test
    void givenAnotherTransactionGivesUpTheKey_thenItIsOurs() throws Exception {
        Member ours = aMember().outOpenId("ours").build();
        Held<Set<MemberKey>> storing = hold(
                () -> members.addIfAbsent(List.of(aMember().outOpenId("theirs").build())));

        Future<Set<MemberKey>> waiting = elsewhere(() -> members.addIfAbsent(List.of(ours)));
        waitUntilBlocked();
        storing.rollBack();

        assertThat(waiting.get(10, SECONDS)).containsExactly(ours.key());
        assertThat(find(ours.key()).outOpenId()).isEqualTo(ours.outOpenId());
    }

    @Test
    void givenAnotherTransactionHoldsTheLock_thenItWaitsAndReadsWhatWasCommitted() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Member named = with(member, aProfile().name("张小满"));
        Held<Member> changing = hold(() -> {
            members.lock(List.of(member.key()));
            members.update(List.of(named));
            return named;
        });

        Future<Map<MemberKey, Member>> waiting = elsewhere(() -> {
            // Read before the lock, as the use case does: the lock must not serve this stale state.
            members.find(List.of(member.key()));
            return members.lock(List.of(member.key()));
        });
        waitUntilBlocked();
        changing.commit();

        assertThat(waiting.get(10, SECONDS)).containsExactly(Map.entry(member.key(), named));
    }

    @Test
    void givenAnotherTransactionErasesTheMember_thenThereIsNothingToLock() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Integer> erasing = hold(() -> jdbc.update("DELETE FROM member"));

        Future<Map<MemberKey, Member>> waiting = elsewhere(() -> {
            members.find(List.of(member.key()));
            return members.lock(List.of(member.key()));
        });
        waitUntilBlocked();
        erasing.commit();

        assertThat(waiting.get(10, SECONDS)).isEmpty();
    }

    @Test
    void givenAnIdentityIsProtected_thenOnlyAnErasureWaits() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Boolean> protecting = hold(() -> protects(member.key(), PATIENCE));

        assertThat(elsewhere(() -> {
                            protects(member.key(), PATIENCE);
                            members.lock(List.of(member.key()));
                            members.update(List.of(with(member, aProfile().name("张小满"))));
                            return members.find(List.of(member.key()));
                        })
                        .get(10, SECONDS))
                .containsOnlyKeys(member.key());
        Future<Optional<Traces>> erasing =
                elsewhere(() -> personalData.erase(member.key(), member.outOpenId(), member.updatedAt()));
        waitUntilBlocked();
        protecting.commit();

        assertThat(erasing.get(10, SECONDS)).isPresent();
    }

    @Test
    void givenAnErasureWaits_thenItIsNotOvertakenByCallsThatComeAfter() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Boolean> protecting = hold(() -> protects(member.key(), PATIENCE));
        Future<Optional<Traces>> erasing =
                elsewhere(() -> personalData.erase(member.key(), member.outOpenId(), member.updatedAt()));
        waitUntilBlocked();

        Future<Map<MemberKey, Member>> after = elsewhere(() -> {
            protects(member.key(), PATIENCE);
            return members.find(List.of(member.key()));
        });
        protecting.commit();

        assertThat(erasing.get(10, SECONDS)).isPresent();
        assertThat(after.get(10, SECONDS)).isEmpty();
    }

    @Test
    void givenAnotherTransactionErasesTheMember_thenItIsWaitedForAndTheMemberIsGone() throws Exception {
        Member member = aMember().build();
        Member another = aMember().mobile("13800138001").build();
        inTransaction(() -> members.addIfAbsent(List.of(member, another)));
        Held<Optional<Traces>> erasing =
                hold(() -> personalData.erase(member.key(), member.outOpenId(), member.updatedAt()));

        Future<Map<MemberKey, Member>> waiting = elsewhere(() -> {
            return members.recall(List.of(member.key(), another.key()), List.of(), PATIENCE)
                    .members();
        });
        waitUntilBlocked();
        erasing.commit();

        assertThat(waiting.get(10, SECONDS)).containsExactly(Map.entry(another.key(), another));
    }

    @Test
    void givenAnotherTransactionIsInTheWay_thenItIsWaitedForNoLongerThanPatienceLasts() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Map<MemberKey, Member>> locking = hold(() -> members.lock(List.of(member.key())));

        Future<Map<MemberKey, Member>> impatient = elsewhere(() -> {
            protects(member.key(), Duration.ofMillis(50));
            return members.lock(List.of(member.key()));
        });

        assertThat(impatient)
                .failsWithin(10, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyFailureException.class);
        locking.commit();
    }

    @Test
    void givenAnErasureLastsLongerThanPatience_thenTheCallMayComeAgain() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Optional<Traces>> erasing =
                hold(() -> personalData.erase(member.key(), member.outOpenId(), member.updatedAt()));

        Future<Boolean> impatient = elsewhere(() -> protects(member.key(), Duration.ofMillis(50)));

        assertThat(impatient)
                .failsWithin(10, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyFailureException.class);
        erasing.commit();
    }

    @Test
    void givenAnotherTransactionIsStoringTheKeyForLongerThanPatience_thenTheCallMayComeAgain() throws Exception {
        Member member = aMember().build();
        Held<Set<MemberKey>> storing = hold(() -> members.addIfAbsent(List.of(member)));

        Future<Set<MemberKey>> impatient = elsewhere(() -> {
            protects(member.key(), Duration.ofMillis(50));
            return members.addIfAbsent(List.of(member));
        });

        assertThat(impatient)
                .failsWithin(10, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyFailureException.class);
        storing.commit();
    }

    @Test
    void givenOneMobileAtTwoRootShops_thenOnlyTheOneAskedForIsFound() {
        Member here = aMember().rootKdtId(1).outOpenId("here").build();
        Member there = aMember().rootKdtId(2).outOpenId("there").build();
        Member another = aMember()
                .rootKdtId(2)
                .mobile("13800138001")
                .outOpenId("another")
                .build();
        inTransaction(() -> members.addIfAbsent(List.of(here, there, another)));

        assertThat(inTransaction(() -> members.find(List.of(here.key(), another.key()))))
                .containsOnlyKeys(here.key(), another.key());
    }

    @Test
    void givenTheRowIsLocked_thenReadingDoesNotWait() throws Exception {
        Member member = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(member)));
        Held<Map<MemberKey, Member>> locking = hold(() -> members.lock(List.of(member.key())));

        assertThat(elsewhere(() -> members.find(List.of(member.key()))).get(10, SECONDS))
                .containsOnlyKeys(member.key());
        locking.commit();
    }

    @Test
    void storesMapsAndAttributesAsJsonb() {
        inTransaction(() ->
                members.addIfAbsent(List.of(aMember().profile(aFullProfile()).build())));

        assertThat(jdbc.queryForList(
                        "SELECT jsonb_typeof(extend_map) || ' ' || jsonb_typeof(customer_attr_infos) FROM member",
                        String.class))
                .containsExactly("object array");
    }

    @Test
    void hasMobileInEveryUniqueIndexSoThatTheTableCanBeDistributed() {
        List<String> withoutDistributionColumn = jdbc.queryForList("""
                SELECT indexdef FROM pg_indexes
                WHERE schemaname = 'public' AND tablename IN ('member', 'member_call')
                    AND indexdef LIKE 'CREATE UNIQUE INDEX%'
                    AND indexdef !~ '[(, ](mobile|shard_key)[,)]'""", String.class);

        assertThat(withoutDistributionColumn).isEmpty();
    }

    private boolean protects(MemberKey key, Duration patience) {
        return members.recall(List.of(key), List.of(), patience) != null;
    }

    private Member find(MemberKey key) {
        return inTransaction(
                () -> members.find(List.of(key)).values().iterator().next());
    }

    private static Member with(Member member, ProfileBuilder profile) {
        return new Member(
                member.key(),
                member.outOpenId(),
                profile.build(),
                member.noticed(),
                member.createdAt(),
                member.updatedAt());
    }

    private <T> Future<T> elsewhere(Supplier<T> work) {
        return Elsewhere.supply(() -> inTransaction(work));
    }

    /** Starts a transaction in another thread, does the work and holds the transaction open. */
    private <T> Held<T> hold(Supplier<T> work) throws InterruptedException {
        Held<T> one = new Held<>();
        held.add(one);
        one.transaction = elsewhere(() -> {
            T result = work.get();
            one.worked.countDown();
            one.awaitEnd();
            return result;
        });
        assertThat(one.worked.await(10, SECONDS)).isTrue();
        return one;
    }

    /** Waits until PostgreSQL itself says that a session waits for a lock. */
    private void waitUntilBlocked() {
        long deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            Integer blocked = jdbc.queryForObject(
                    "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0",
                    Integer.class);
            if (blocked != null && blocked > 0) {
                return;
            }
        }
        throw new AssertionError("nobody waits for a lock");
    }

    private static final class Held<T> {

        private final CountDownLatch worked = new CountDownLatch(1);
        private final CompletableFuture<Boolean> commits = new CompletableFuture<>();
        private Future<T> transaction = new CompletableFuture<>();

        private void awaitEnd() {
            if (!commits.join()) {
                throw new GivenUp();
            }
        }

        void commit() throws Exception {
            commits.complete(true);
            transaction.get(10, SECONDS);
        }

        void rollBack() throws Exception {
            commits.complete(false);
            try {
                transaction.get(10, SECONDS);
            } catch (ExecutionException expected) {
                assertThat(expected).hasCauseInstanceOf(GivenUp.class);
            }
        }
    }

    private static final class GivenUp extends RuntimeException {}
}

package com.memberhub.endtoend;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import com.memberhub.endtoend.Hub.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two hubs on one database: whatever arrives at the same instant, one identity has one number. */
class ConcurrentCreateTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub one;

    @SuppressWarnings("NullAway.Init")
    private static Hub another;

    @BeforeAll
    static void start() {
        one = Hub.on(DATABASE, Hub.PATIENT);
        another = Hub.on(DATABASE, Hub.PATIENT);
    }

    @AfterAll
    static void stop() {
        one.close();
        another.close();
    }

    @Test
    void given64IdenticalCallsAtOnceOnTwoNodes_thenOneMemberAndOneNumberAnd64Successes() throws Exception {
        int callers = 64;
        CyclicBarrier together = new CyclicBarrier(callers);

        List<Answer> answers = inParallel(callers, callers, i -> {
            together.await();
            return node(i).create(Calls.with("13800138000", "\"name\": \"张小满\","));
        });

        assertThat(answers).hasSize(callers).allMatch(Answer::success);
        assertThat(answers.stream().map(Answer::outOpenId).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.outcome().equals("created")))
                .hasSize(1);
        assertThat(DATABASE.queryText("SELECT count(*) FROM member WHERE mobile = '+8613800138000'"))
                .isEqualTo("1");
        assertThat(DATABASE.queryText(
                        "SELECT string_agg(outcome || count, ' ' ORDER BY outcome) FROM (SELECT outcome, count(*)"
                                + " FROM member_call WHERE mobile = '+8613800138000' GROUP BY outcome) calls"))
                .isEqualTo("CREATED1 UNCHANGED63");
    }

    @Test
    void given10000CallsOver2000IdentitiesWithAlignment_thenEveryInvariantHolds() throws Exception {
        int identities = 2_000;
        int calls = 10_000;
        Random random = new Random(20_261_123);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            order.add(i % identities);
        }
        Collections.shuffle(order, random);
        Map<String, Set<String>> numbers = new ConcurrentHashMap<>();

        List<Answer> answers = inParallel(16, calls, i -> {
            String mobile = String.valueOf(13_900_000_000L + order.get(i));
            Answer answer = node(i).create(Calls.with(mobile, fieldOf(i)));
            numbers.computeIfAbsent(mobile, key -> ConcurrentHashMap.newKeySet())
                    .add(answer.outOpenId());
            return answer;
        });

        assertThat(answers).hasSize(calls).allMatch(Answer::success);
        assertThat(numbers)
                .hasSize(identities)
                .allSatisfy((mobile, ids) -> assertThat(ids).hasSize(1));
        String ofThisTest = " WHERE mobile LIKE '+86139%'";
        assertThat(DATABASE.queryText("SELECT count(*) || ' ' || count(DISTINCT out_open_id) FROM member" + ofThisTest))
                .isEqualTo("2000 2000");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call" + ofThisTest))
                .isEqualTo("10000");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call" + ofThisTest + " AND outcome = 'CREATED'"))
                .isEqualTo("2000");
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call JOIN member USING (root_kdt_id, mobile)"
                        + " WHERE member_call.out_open_id <> member.out_open_id"))
                .as("calls that were answered with another number than the member's")
                .isEqualTo("0");
        assertThat(DATABASE.queryText("""
                SELECT count(*) FROM member WHERE mobile LIKE '+86139%' AND (
                    (name IS NOT NULL) <> EXISTS (SELECT FROM member_call c WHERE c.mobile = member.mobile
                        AND convert_from(c.payload, 'UTF8') LIKE '%"name"%')
                    OR (nickname IS NOT NULL) <> EXISTS (SELECT FROM member_call c WHERE c.mobile = member.mobile
                        AND convert_from(c.payload, 'UTF8') LIKE '%"nickname"%')
                    OR (gender IS NOT NULL) <> EXISTS (SELECT FROM member_call c WHERE c.mobile = member.mobile
                        AND convert_from(c.payload, 'UTF8') LIKE '%"gender"%'))"""))
                .as("members that lost a field which some call told")
                .isEqualTo("0");
        assertThat(DATABASE.queryText("""
                SELECT count(*) FROM (
                    SELECT mobile, change ->> 'field' FROM member_call, jsonb_array_elements(changes) change
                    WHERE mobile LIKE '+86139%' GROUP BY mobile, change ->> 'field' HAVING count(*) > 1) twice"""))
                .as("blanks that were filled twice: an alignment overwrote another")
                .isEqualTo("0");
    }

    /** Some calls tell a name, some a nickname, some a gender, some nothing. */
    private static String fieldOf(int call) {
        return switch (call % 4) {
            case 0 -> "\"name\": \"名%d\",".formatted(call);
            case 1 -> "\"nickname\": \"昵%d\",".formatted(call);
            case 2 -> "\"gender\": %d,".formatted(call % 3);
            default -> "";
        };
    }

    private static Caller node(int call) {
        return (call % 2 == 0 ? one : another).caller();
    }

    private static <T> List<T> inParallel(int threads, int times, IntCall<T> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> tasks = new ArrayList<>(times);
            IntStream.range(0, times).forEach(i -> tasks.add(() -> call.run(i)));
            List<T> results = new ArrayList<>(times);
            for (Future<T> result : executor.invokeAll(tasks, 5, MINUTES)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private interface IntCall<T> {

        T run(int i) throws Exception;
    }
}

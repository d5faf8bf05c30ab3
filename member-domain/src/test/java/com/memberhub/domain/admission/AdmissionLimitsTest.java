package com.memberhub.domain.admission;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.Admission.Rejected;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAddress;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAttribute;
import com.memberhub.domain.admission.MemberSubmission.SubmittedLevel;
import com.memberhub.domain.admission.MemberSubmission.SubmittedWeixin;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field that has a limit has the one of the contract. */
class AdmissionLimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AdmissionRules RULES = new AdmissionRules(false);
    private static final int BYTES_AROUND_THE_VALUE = "{\"key\":\"\"}".length();

    record Limit(String path, int codePoints, Function<String, SubmissionBuilder> submission) {

        @Override
        public String toString() {
            return path + " " + codePoints;
        }
    }

    static Stream<Limit> texts() {
        return Stream.of(
                new Limit("appId", 64, aSubmission()::appId),
                new Limit("yzOpenId", 64, aSubmission()::yzOpenId),
                new Limit("outStoreId", 64, aSubmission()::outStoreId),
                new Limit("outAscriptionStoreId", 64, aSubmission()::outAscriptionStoreId),
                new Limit("outMemberSourceStoreId", 64, aSubmission()::outMemberSourceStoreId),
                new Limit("name", 128, aSubmission()::name),
                new Limit("nickname", 128, aSubmission()::nickname),
                new Limit("avatarUrl", 1_024, aSubmission()::avatarUrl),
                new Limit("memberSrcWay", 256, aSubmission()::memberSrcWay),
                new Limit(
                        "address.countyName",
                        256,
                        text -> aSubmission().address(new SubmittedAddress(text, null, null, null, null))),
                new Limit(
                        "address.cityName",
                        256,
                        text -> aSubmission().address(new SubmittedAddress(null, text, null, null, null))),
                new Limit(
                        "address.provinceName",
                        256,
                        text -> aSubmission().address(new SubmittedAddress(null, null, text, null, null))),
                new Limit(
                        "address.addressDetail",
                        512,
                        text -> aSubmission().address(new SubmittedAddress(null, null, null, null, text))),
                new Limit("weixin.nickname", 128, text -> aSubmission().weixin(new SubmittedWeixin(text, null, null))),
                new Limit("weixin.avatar", 1_024, text -> aSubmission().weixin(new SubmittedWeixin(null, text, null))),
                new Limit("weixin.account", 256, text -> aSubmission().weixin(new SubmittedWeixin(null, null, text))),
                new Limit(
                        "customerAttrInfos[0].name",
                        256,
                        text -> aSubmission().customerAttrInfos(List.of(new SubmittedAttribute(text, null, null)))),
                new Limit(
                        "customerAttrInfos[0].value",
                        2_048,
                        text -> aSubmission().customerAttrInfos(List.of(new SubmittedAttribute(null, text, null)))),
                new Limit(
                        "freeLevel.yzLevelName",
                        256,
                        text -> aSubmission().freeLevel(new SubmittedLevel(1L, text, "alias", null, null))),
                new Limit(
                        "freeLevel.yzLevelAlias",
                        256,
                        text -> aSubmission().freeLevel(new SubmittedLevel(1L, null, text, null, null))),
                new Limit(
                        "freeLevel.outLevelName",
                        256,
                        text -> aSubmission().freeLevel(new SubmittedLevel(1L, null, "alias", text, null))),
                new Limit(
                        "freeLevel.outLevelAlias",
                        256,
                        text -> aSubmission().freeLevel(new SubmittedLevel(1L, null, "alias", null, text))),
                new Limit(
                        "paymentLevel.yzLevelName",
                        256,
                        text -> aSubmission().paymentLevel(new SubmittedLevel(2L, text, "alias", null, null))),
                new Limit(
                        "paymentLevel.yzLevelAlias",
                        256,
                        text -> aSubmission().paymentLevel(new SubmittedLevel(2L, null, text, null, null))),
                new Limit(
                        "paymentLevel.outLevelName",
                        256,
                        text -> aSubmission().paymentLevel(new SubmittedLevel(2L, null, "alias", text, null))),
                new Limit(
                        "paymentLevel.outLevelAlias",
                        256,
                        text -> aSubmission().paymentLevel(new SubmittedLevel(2L, null, "alias", null, text))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextOfExactlyTheLimitIsAdmitted(Limit limit) {
        assertThat(admit(limit.submission().apply("a".repeat(limit.codePoints()))))
                .isInstanceOf(Admitted.class);
        assertThat(admit(limit.submission().apply("😀".repeat(limit.codePoints()))))
                .isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextOfOneCharacterMoreIsRejectedAtItsPath(Limit limit) {
        for (String character : List.of("a", "😀")) {
            assertThat(violations(limit.submission().apply(character.repeat(limit.codePoints() + 1))))
                    .containsExactly(Violation.of(limit.path(), ViolationCode.TOO_LONG, limit.codePoints()));
        }
    }

    static Stream<Limit> maps() {
        return Stream.of(
                new Limit("globalProps", 65_536, text -> aSubmission().globalProps(mapOf(text))),
                new Limit("extendMap", 65_536, text -> aSubmission().extendMap(mapOf(text))));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aMapOfExactlyTheLimitIsAdmitted(Limit limit) {
        String text = "a".repeat(limit.codePoints() - BYTES_AROUND_THE_VALUE);

        assertThat(admit(limit.submission().apply(text))).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aMapOfOneByteMoreIsRejectedAtItsPath(Limit limit) {
        String text = "a".repeat(limit.codePoints() - BYTES_AROUND_THE_VALUE + 1);

        assertThat(violations(limit.submission().apply(text)))
                .containsExactly(Violation.of(limit.path(), ViolationCode.TOO_LARGE, 65_536));
    }

    private static JsonObject mapOf(String text) {
        return new JsonObject(Map.of("key", text));
    }

    private static List<Violation> violations(SubmissionBuilder submission) {
        return admit(submission).fold(admitted -> List.of(), Rejected::violations);
    }

    private static Admission admit(SubmissionBuilder submission) {
        return RULES.admit(submission.build(), TODAY);
    }
}

package com.memberhub.domain.finding;

import static com.memberhub.domain.finding.NoticeCode.UNLISTED_CHANNEL;
import static com.memberhub.domain.finding.NoticeCode.UNLISTED_DATA_TYPE;
import static com.memberhub.domain.finding.ViolationCode.NOT_LISTED;
import static com.memberhub.domain.finding.ViolationCode.REQUIRED;
import static com.memberhub.domain.finding.ViolationCode.TOO_LONG;
import static com.memberhub.domain.finding.ViolationCode.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void nothingIsFoundAtFirst() {
        assertThat(findings.violations()).isEmpty();
        assertThat(findings.notices()).isEmpty();
    }

    @Test
    void violationsOfAllPathsAreKeptInTheOrderFound() {
        findings.add(Violation.of("mobile", REQUIRED));
        findings.add(Violation.of("appId", TOO_LONG, 64));

        assertThat(findings.violations())
                .containsExactly(Violation.of("mobile", REQUIRED), Violation.of("appId", TOO_LONG, 64));
    }

    @Test
    void theFirstViolationOfAPathStands() {
        findings.add(Violation.of("mobile", WRONG_TYPE, ValueKind.TEXT));
        findings.add(Violation.of("mobile", REQUIRED));

        assertThat(findings.violations()).containsExactly(Violation.of("mobile", WRONG_TYPE, ValueKind.TEXT));
    }

    @Test
    void oneNoticeIsToldOnce() {
        findings.add(Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L));
        findings.add(Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L));

        assertThat(findings.notices()).containsExactly(Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L));
    }

    @Test
    void onePathMayBearSeveralNoticesInTheOrderFound() {
        findings.add(Notice.of("field", UNLISTED_DATA_TYPE, 10L));
        findings.add(Notice.of("field", UNLISTED_CHANNEL, 10L));
        findings.add(Notice.of("field", UNLISTED_CHANNEL, 11L));

        assertThat(findings.notices())
                .containsExactly(
                        Notice.of("field", UNLISTED_DATA_TYPE, 10L),
                        Notice.of("field", UNLISTED_CHANNEL, 10L),
                        Notice.of("field", UNLISTED_CHANNEL, 11L));
    }

    @Test
    void aThousandViolationsAreAnAnswerLongEnough() {
        for (int i = 0; i < 1_001; i++) {
            findings.add(Violation.of("path" + i, REQUIRED));
        }

        assertThat(findings.violations())
                .hasSize(1_000)
                .endsWith(Violation.of("path999", REQUIRED))
                .doesNotContain(Violation.of("path1000", REQUIRED));
    }

    @Test
    void aThousandNoticesAreEnoughToo() {
        for (int i = 0; i < 1_001; i++) {
            findings.add(Notice.of("path" + i, UNLISTED_CHANNEL, 1L));
        }

        assertThat(findings.notices())
                .hasSize(1_000)
                .endsWith(Notice.of("path999", UNLISTED_CHANNEL, 1L))
                .doesNotContain(Notice.of("path1000", UNLISTED_CHANNEL, 1L));
    }

    @Test
    void aValueThatParsesIsReturnedAndNothingIsFound() {
        Integer number = findings.parse("number", "12", Integer::valueOf);

        assertThat(number).isEqualTo(12);
        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void nothingSentParsesToNothingAndIsNoViolation() {
        assertThat(findings.parse("number", null, FindingsTest::refuse)).isNull();
        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void aRefusalBecomesAViolationAtItsPath() {
        assertThat(findings.parse("gender", "3", FindingsTest::refuse)).isNull();
        assertThat(findings.violations()).containsExactly(Violation.of("gender", NOT_LISTED, "0, 1, 2"));
    }

    @Test
    void onlyARefusalIsCaughtSinceADefectIsNoSlipOfTheCaller() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> findings.parse("number", "twelve", Integer::valueOf));
    }

    @Test
    void nothingSentWhereAValueIsRequiredIsAViolation() {
        assertThat(findings.require("mobile", null, FindingsTest::refuse)).isNull();
        assertThat(findings.violations()).containsExactly(Violation.of("mobile", REQUIRED));
    }

    @Test
    void aRequiredValueThatIsSentParsesLikeAnyOther() {
        Integer number = findings.require("number", "12", Integer::valueOf);

        assertThat(number).isEqualTo(12);
        assertThat(findings.violations()).isEmpty();

        assertThat(findings.require("gender", "3", FindingsTest::refuse)).isNull();
        assertThat(findings.violations()).containsExactly(Violation.of("gender", NOT_LISTED, "0, 1, 2"));
    }

    @Test
    void whatWasFoundCannotBeChangedFromOutside() {
        findings.add(Violation.of("mobile", REQUIRED));
        findings.add(Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 1L));
        List<Violation> violations = findings.violations();
        List<Notice> notices = findings.notices();

        assertThatThrownBy(violations::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(notices::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aListTakenEarlierDoesNotGrow() {
        List<Violation> earlier = findings.violations();

        findings.add(Violation.of("mobile", REQUIRED));

        assertThat(earlier).isEmpty();
    }

    private static Object refuse(String value) {
        throw new InvalidValueException(NOT_LISTED, "0, 1, 2");
    }
}

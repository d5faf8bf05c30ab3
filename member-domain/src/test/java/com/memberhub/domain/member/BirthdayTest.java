package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.DATE_IN_FUTURE;
import static com.memberhub.domain.finding.ViolationCode.DATE_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "1990-05-17, 1990-05-17",
        "1990-05-17 00:00:00, 1990-05-17",
        "1990-05-17 23:59:59, 1990-05-17",
        "1990-05-17 99:99:99, 1990-05-17", // the time of day means nothing, so it need not be one
        "2000-02-29, 2000-02-29",
        "2024-02-29, 2024-02-29",
        "1999-12-31, 1999-12-31",
        "0001-01-01, 0001-01-01",
        "2026-11-22, 2026-11-22",
    })
    void isARealDayWhateverTheTimeOfDay(String spelling, LocalDate day) {
        assertThat(Birthday.parse(spelling, TODAY)).isEqualTo(new Birthday(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-11-23 23:59:59"})
    void mayBeToday(String spelling) {
        assertThat(Birthday.parse(spelling, TODAY).date()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2026-11-24 00:00:00", "2027-01-01", "9999-12-31"})
    void isNotInTheFuture(String spelling) {
        assertThat(refusalOf(() -> Birthday.parse(spelling, TODAY))).isEqualTo(because(DATE_IN_FUTURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-02-30",
                "1990-02-29",
                "1900-02-29",
                "1990-04-31",
                "1990-13-01",
                "1990-00-01",
                "1990-01-00",
                "1990-01-32",
                "0000-01-01",
                "0000-00-00",
            })
    void isNoDayThatNeverWas(String spelling) {
        assertThat(refusalOf(() -> Birthday.parse(spelling, TODAY))).isEqualTo(because(DATE_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1990-5-17",
                "90-05-17",
                "1990/05/17",
                "1990.05.17",
                "19900517",
                "17-05-1990",
                "1990-05",
                "05-17",
                "1990年05月17日",
                "１９９０-05-17",
                "1990-05-17T00:00:00",
                "1990-05-17T00:00:00+08:00",
                "1990-05-17 00:00",
                "1990-05-17  00:00:00",
                "1990-05-17 ",
                " 1990-05-17",
                "-1990-05-17",
                "+1990-05-17",
                "10000-01-01",
                "643219200000",
                "yesterday",
            })
    void isSpelledInOneOfTwoWays(String spelling) {
        assertThat(refusalOf(() -> Birthday.parse(spelling, TODAY))).isEqualTo(because(DATE_MALFORMED));
    }
}

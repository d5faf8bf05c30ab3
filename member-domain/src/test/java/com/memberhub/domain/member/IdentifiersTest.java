package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.OUT_OF_RANGE;
import static com.memberhub.domain.finding.ViolationCode.OUT_OPEN_ID_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.OUT_OPEN_ID_PERSONAL;
import static com.memberhub.domain.finding.ViolationCode.OUT_OPEN_ID_ROUNDED;
import static com.memberhub.domain.finding.ViolationCode.REQUIRED;
import static com.memberhub.domain.finding.ViolationCode.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String LONGEST = "😀".repeat(64);

    @Nested
    class ARootKdtId {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 91_234_567, Long.MAX_VALUE})
        void isGreaterThanZero(long value) {
            assertThat(new RootKdtId(value).value()).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, Long.MIN_VALUE})
        void isNeverZeroOrLess(long value) {
            assertThat(refusalOf(() -> new RootKdtId(value))).isEqualTo(because(OUT_OF_RANGE, 1, Long.MAX_VALUE));
        }

        @Test
        void isOrderedAsANumberAndNotAsAText() {
            assertThat(Stream.of(10L, 9L, Long.MAX_VALUE, 1L)
                            .map(RootKdtId::new)
                            .sorted()
                            .map(RootKdtId::value))
                    .containsExactly(1L, 9L, 10L, Long.MAX_VALUE);
        }

        @Test
        void readsAsItsNumber() {
            assertThat(new RootKdtId(91_234_567)).hasToString("91234567");
        }
    }

    @Nested
    class AnAppId {

        @Test
        void isOpaque() {
            assertThat(new AppId("91234567_crm").value()).isEqualTo("91234567_crm");
            assertThat(new AppId("string").value()).isEqualTo("string");
            assertThat(new AppId("91234567_crm")).hasToString("91234567_crm");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t\n"})
        void isNeverBlank(String blank) {
            assertThat(refusalOf(() -> new AppId(blank))).isEqualTo(because(REQUIRED));
        }

        @Test
        void isAtMost64CodePointsLong() {
            assertThat(new AppId(LONGEST).value()).isEqualTo(LONGEST);
            assertThat(refusalOf(() -> new AppId(LONGEST + "a"))).isEqualTo(because(TOO_LONG, 64));
        }
    }

    @Nested
    class AnOutOpenId {

        @ParameterizedTest
        @ValueSource(strings = {"01KAR2V6M9R5E1B8K6A4V0Y2DF", "80012345", "卡 7"})
        void isAUlidOrAnyNumberThatACardBears(String value) {
            assertThat(new OutOpenId(value).value()).isEqualTo(value);
            assertThat(new OutOpenId(value)).hasToString(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t\n"})
        void isNeverBlank(String blank) {
            assertThat(refusalOf(() -> new OutOpenId(blank))).isEqualTo(because(REQUIRED));
        }

        @Test
        void isAtMost64CodePointsLong() {
            assertThat(new OutOpenId(LONGEST).value()).isEqualTo(LONGEST);
            assertThat(refusalOf(() -> new OutOpenId(LONGEST + "a"))).isEqualTo(because(TOO_LONG, 64));
        }

        @Test
        void ofACardIsMadeOfVisibleCharactersOfAscii() {
            assertThat(OutOpenId.ofCard("!VIP-80012345~").value()).isEqualTo("!VIP-80012345~");
        }

        @ParameterizedTest
        @ValueSource(strings = {"卡7", "7 8", "7\t8", "7\u007f", "８００"})
        void ofACardIsMadeOfNothingElse(String number) {
            assertThat(refusalOf(() -> OutOpenId.ofCard(number))).isEqualTo(because(OUT_OPEN_ID_MALFORMED));
        }

        @ParameterizedTest
        @ValueSource(strings = {"7/8", "7\\8", "7;8", "7%8", "7?8", "7#8", ".", ".."})
        void ofACardStandsInOneSegmentOfAPath(String number) {
            assertThat(refusalOf(() -> OutOpenId.ofCard(number))).isEqualTo(because(OUT_OPEN_ID_MALFORMED));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "13800138000",
                    "+8613800138000",
                    "8613800138000",
                    "008613800138000",
                    "0085212344567",
                    "138-0013-8000",
                    "(138)00138000",
                    "138.0013.8000",
                    "+852-12344567",
                    "852-12344567",
                    "VIP13800138000",
                    "13800138000-1",
                    "zhang@example.com",
                    "110101199003077758",
                    "11010119900307775X"
                })
        void ofACardIsNoMobileEMailAddressOrIdCardSinceItIsShownToEverybody(String number) {
            assertThat(refusalOf(() -> OutOpenId.ofCard(number))).isEqualTo(because(OUT_OPEN_ID_PERSONAL));
        }

        @ParameterizedTest
        @ValueSource(strings = {"6.22848E+15", "6.22848e+15", "8E+11", "1.23457E+17"})
        void ofACardIsNoneThatASpreadsheetRounded(String number) {
            assertThat(refusalOf(() -> OutOpenId.ofCard(number))).isEqualTo(because(OUT_OPEN_ID_ROUNDED));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "6E15",
                    "62.2848E+15",
                    "E+15",
                    "80012345",
                    "6225880012345678",
                    "813800138000",
                    "10086",
                    "2024-0001",
                    "000000000012",
                    "00491234",
                    "0012345678",
                    "00331234567"
                })
        void ofACardMayBeAnyOtherNumber(String number) {
            assertThat(OutOpenId.ofCard(number)).hasToString(number);
        }

        @ParameterizedTest
        @CsvSource({"8-00138000-1, true", "C0013-8000, true", "9138001380009, true", "38000, false", "80012345, false"})
        void tellsAMobileWhereItHoldsWhatAMaskHides(String number, boolean tells) {
            assertThat(new OutOpenId(number).tells(new Mobile("+8613800138000")))
                    .isEqualTo(tells);
        }

        @Test
        void ofACardIsNeitherBlankNorTooLong() {
            assertThat(refusalOf(() -> OutOpenId.ofCard(" "))).isEqualTo(because(REQUIRED));
            assertThat(refusalOf(() -> OutOpenId.ofCard("7".repeat(65)))).isEqualTo(because(TOO_LONG, 64));
        }
    }

    @Nested
    class AYzOpenId {

        @Test
        void readsAsItIs() {
            assertThat(new YzOpenId("yz-4711").value()).isEqualTo("yz-4711");
            assertThat(new YzOpenId("yz-4711")).hasToString("yz-4711");
        }

        @Test
        void isAtMost64CodePointsLong() {
            assertThat(new YzOpenId(LONGEST).value()).isEqualTo(LONGEST);
            assertThat(refusalOf(() -> new YzOpenId(LONGEST + "a"))).isEqualTo(because(TOO_LONG, 64));
        }
    }
}

package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.MOBILE_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.memberhub.domain.finding.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileTest {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "+8613800138000",
                "+86-13800138000",
                "+86 13800138000",
                "8613800138000",
                "86-13800138000",
                "86 13800138000",
                "86 138-0013-8000",
                "008613800138000",
                "0086-138-0013-8000",
                "138 0013 8000",
                "138-0013-8000",
                "138.0013.8000",
                "(+86) 138 0013 8000",
                "(86)13800138000",
                "  13800138000\t",
                "13800138000\n",
                "１３８００１３８０００",
                "＋８６－１３８００１３８０００",
                "138\u00a00013\u00a08000",
                "138\u20130013\u20148000",
                "138\u22120013\u22128000",
                "138\u30000013\u30008000",
                "\u202a+8613800138000\u202c",
                "\ufeff13800138000\u200b",
            })
    void everySpellingOfAMainlandNumberIsOnePerson(String spelling) {
        assertThat(Mobile.parse(spelling).e164()).isEqualTo("+8613800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000", "19999999999", "12345678901"})
    void elevenDigitsStartingWithOneAreMainlandWhateverTheNumberingPlanSaysToday(String spelling) {
        assertThat(Mobile.parse(spelling).e164()).isEqualTo("+86" + spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "+852-12344567, +85212344567", // the example of the platform's page, a number that nobody can have
        "852-12344567, +85212344567",
        "1-3802345678, +13802345678", // eleven digits that begin with 1, and a country code set off by a hyphen
        "+85212344567, +85212344567",
        "00852-12344567, +85212344567",
        "+852 1234 4567, +85212344567",
        "＋８５２－１２３４４５６７, +85212344567",
        "+853-66123456, +85366123456",
        "+886-912345678, +886912345678",
        "+886-0912345678, +886912345678",
        "886-0912345678, +886912345678",
        "+81-90-1234-5678, +819012345678",
        "81-90-1234-5678, +819012345678",
        "+82 10-1234-5678, +821012345678",
        "+1-2025550123, +12025550123",
        "+1 (202) 555-0123, +12025550123",
        "001-202-555-0123, +12025550123",
        "+44 (0)7911 123456, +447911123456",
        "+39 312 345 6789, +393123456789",
        "+7 912 345-67-89, +79123456789",
        "+65 8123.4567, +6581234567",
        "+54 9 11 2345-6789, +5491123456789",
    })
    void anyOtherNumberBearsItsCountryCode(String spelling, String e164) {
        assertThat(Mobile.parse(spelling).e164()).isEqualTo(e164);
    }

    @Test
    void aTrunkPrefixSentTwiceIsStillTheSamePerson() {
        assertThat(Mobile.parse("+49 (0)0151 12345678")).isEqualTo(Mobile.parse("+49 151 12345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // nothing to dial
                "",
                " ",
                "+",
                "-",
                "+-",
                "00",
                "abc",
                // mainland, and not eleven digits starting with 1
                "1380013800",
                "138001380000",
                "23800138000",
                "03800138000",
                "013800138000",
                "+86-1380013800",
                "+86-138001380000",
                "+86-23800138000",
                "+86 10 1234 5678",
                "+86-02112345678",
                "86-1380013800",
                "86-138001380000",
                "8602112345678",
                "0086 021 1234 5678",
                // elsewhere, and no country code, or one that is not told apart
                "12344567",
                "85212344567",
                "852 12344567",
                "8521-2344567",
                "85-212344567",
                "-85212344567",
                "0852-12344567",
                // elsewhere, and not possible there
                "+852-1234",
                "852-1234",
                "+852-1234456789",
                "+852-",
                "+999-12345678",
                "+0-12345678",
                "+1-555012",
                "+49-1512345678901234",
                // not a number of digits and separators
                "+852-1234456a",
                "tel:13800138000",
                "13800138000;ext=5",
                "13800138000,13900139000",
                "13800138000/13900139000",
                "138*00138000",
                "#13800138000",
                "138_0013_8000",
                "١٣٨٠٠١٣٨٠٠٠",
                "1380013800O",
                "138\u00000138000",
                // a plus that does not lead
                "++85212344567",
                "+852+12344567",
                "852+12344567",
                "00+85212344567",
                "+0085212344567",
            })
    void anythingElseIsRefused(String spelling) {
        assertThat(refusalOf(() -> Mobile.parse(spelling))).isEqualTo(because(MOBILE_MALFORMED));
    }

    @Test
    void theFirstHyphenSetsOffTheCountryCode() {
        assertThat(Mobile.parse("852-1234-4567").e164()).isEqualTo("+85212344567");
        assertThat(refusalOf(() -> Mobile.parse("8521234-4567"))).isEqualTo(because(MOBILE_MALFORMED));
    }

    @Test
    void aSpellingIsAtMost64CharactersLong() {
        String padding = " ".repeat(64 - "+852-12344567".length());

        assertThat(Mobile.parse("+852-12344567" + padding).e164()).isEqualTo("+85212344567");
        assertThat(refusalOf(() -> Mobile.parse("+852-12344567" + padding + " ")))
                .isEqualTo(because(MOBILE_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234", "+123456789012345", "+8613800138000", "+999123"})
    void isAnyNumberInE164OnceItIsStored(String e164) {
        assertThat(new Mobile(e164).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "+123", "+1234567890123456", "+0123456", "8613800138000", "+86-13800138000", "+12a4"})
    void isNothingThatIsNotE164(String e164) {
        assertThat(refusalOf(() -> new Mobile(e164))).isEqualTo(because(MOBILE_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, 138****8000",
        "+85212344567, +852****4567",
        "+12025550123, +120****0123",
        "+123456789012345, +123****2345",
        "+1234567890, +12****890",
        "+12345678, +12****678",
        "+12345, +1****45",
        "+1234, +****4",
        "+8612, +****2",
        "+86138001380001, +861****0001",
        "+861380013800, +861****3800",
    })
    void showsAtMostSevenDigits(String e164, String masked) {
        assertThat(new Mobile(e164).masked()).isEqualTo(masked);
        assertThat(new Mobile(e164)).hasToString(masked);
    }

    static Stream<String> regions() {
        // One supported region, Tristan da Cunha, has no mobiles.
        return NUMBERS.getSupportedRegions().stream()
                .filter(region -> NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE) != null)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void everyRegionsExampleIsOnePersonInEverySpelling(String region) {
        PhoneNumber example = NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE);
        String e164 = NUMBERS.format(example, PhoneNumberFormat.E164);
        String code = Integer.toString(example.getCountryCode());
        String national = e164.substring(1 + code.length());

        Mobile mobile = Mobile.parse(e164);

        assertThat(mobile.e164()).isEqualTo(e164);
        assertThat(Mobile.parse(mobile.e164())).isEqualTo(mobile);
        assertThat(Mobile.parse(NUMBERS.format(example, PhoneNumberFormat.INTERNATIONAL)))
                .isEqualTo(mobile);
        assertThat(Mobile.parse("+" + code + "-" + national)).isEqualTo(mobile);
        assertThat(Mobile.parse("00" + code + " " + national)).isEqualTo(mobile);
    }

    @Test
    void everyRegionButOneHasAnExample() {
        assertThat(regions())
                .hasSizeGreaterThanOrEqualTo(NUMBERS.getSupportedRegions().size() - 1);
    }

    @Test
    void whateverIsReadReadsAsItselfAgain() {
        Random random = new Random(20_261_123L);
        List<Integer> codes =
                NUMBERS.getSupportedCallingCodes().stream().sorted().toList();
        List<Mobile> read = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            read.addAll(readOrNothing("+" + codes.get(random.nextInt(codes.size())) + digits(random)));
        }

        assertThat(read)
                .hasSizeGreaterThan(4_000)
                .allSatisfy(mobile -> assertThat(Mobile.parse(mobile.e164())).isEqualTo(mobile));
    }

    private static String digits(Random random) {
        StringBuilder digits = new StringBuilder();
        // Zeros lead often: they are what a trunk prefix looks like.
        digits.append("0".repeat(random.nextInt(3)));
        int length = 5 + random.nextInt(7);
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static List<Mobile> readOrNothing(String spelling) {
        try {
            return List.of(Mobile.parse(spelling));
        } catch (InvalidValueException refused) {
            return List.of();
        }
    }
}

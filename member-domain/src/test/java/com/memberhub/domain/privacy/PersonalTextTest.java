package com.memberhub.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where what looks personal begins and ends. Made-up numbers: of a foreigner's card the checksum (GB 11643) fits. */
class PersonalTextTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            330106199205210011,          ****
            证件330106199205210011号,      证件****号
            330106 19920521 0011,        ****
            330106199205210011 和 1,      **** 和 1
            33010619920521001X,          ****
            33010619920521001x.,         ****.
            33010619920521001Ｘ,          ****
            330106199001011234,          ****
            330106190001010017,          ****
            330106209912310018,          ****
            920156199205210031,          ****
            92015619920521004X,          ****
            A330106199205210011B,        A****B
            """)
    void givenAnIdentityCard_thenItIsHidden(String text, String hidden) {
        assertThat(PersonalText.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "330106189912310011",
                "330106210001010011",
                "330106199202300011",
                "330106199213010011",
                "33010619920521001",
                "33010619920521001Xy",
                "33010619920521001X1",
                "3301061992052100112",
                "920156199205210032",
                "100156199205210030",
                "a330106 19920521 0011",
                "330106 19920521 0011b",
            })
    void givenDigitsThatAreNone_thenTheyStay(String text) {
        assertThat(PersonalText.hidden(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a@b.cn,               ****@b.cn
            z@z.zz,               ****@z.zz
            A@A.AA,               ****@A.AA
            Z0@9-0.Zz,            ****@9-0.Zz
            9@a.aa,               ****@a.aa
            我a@b.cn我,            我****@b.cn我
            to:a@b.cn;c@d.cn,     to:****@b.cn;****@d.cn
            a＠b.cn,               ****＠b.cn
            a@b.c1.de,            ****@b.c1.de
            a@b@c.de,             a@****@c.de
            """)
    void givenAMailAddress_thenItsMailboxIsHidden(String text, String hidden) {
        assertThat(PersonalText.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "a@b.", "a@b.c", "a@b.c1", "a@.cn", "@b.cn", "我@b.cn", "a@b..cn", "a@", "a@我.cn"})
    void givenASignThatIsOfNoMailAddress_thenTheTextStays(String text) {
        assertThat(PersonalText.hidden(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0085291234567,        +852****4567
            0085212344567,        0085212344567
            00852 1234 4567,      +852****4567
            00 1234 4567 890,     00 1234 4567 890
            +1 2025550123,        +120****0123
            +85212344567,         +852****4567
            """)
    void givenANumberOfAnotherCountry_thenItIsHiddenWhereItCanBeOne(String text, String hidden) {
        assertThat(PersonalText.hidden(text)).isEqualTo(hidden);
    }
}

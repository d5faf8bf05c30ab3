package com.memberhub.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AddressTest {

    private static final Address NOTHING = new Address(null, null, null, null, null);
    private static final Address WHOLE = new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 1 号");

    static List<Address> partsOfTheWhole() {
        return List.of(
                new Address("浙江省", null, null, null, null),
                new Address(null, "杭州市", null, null, null),
                new Address(null, null, "西湖区", null, null),
                new Address(null, null, null, new AreaCode("330106"), null),
                new Address(null, null, null, null, "学院路 1 号"));
    }

    static List<Address> otherPlaces() {
        return List.of(
                new Address("广东省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 1 号"),
                new Address("浙江省", "宁波市", "西湖区", new AreaCode("330106"), "学院路 1 号"),
                new Address("浙江省", "杭州市", "滨江区", new AreaCode("330106"), "学院路 1 号"),
                new Address("浙江省", "杭州市", "西湖区", new AreaCode("330108"), "学院路 1 号"),
                new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 2 号"),
                new Address(null, null, null, null, "学院路 2 号"));
    }

    @Test
    void isBlankWhenNoPartIsKnown() {
        assertThat(NOTHING.isBlank()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("partsOfTheWhole")
    void isNotBlankWhenAnyPartIsKnown(Address part) {
        assertThat(part.isBlank()).isFalse();
    }

    static Stream<Address> allThatAgree() {
        return Stream.concat(Stream.of(NOTHING, WHOLE), partsOfTheWhole().stream());
    }

    @ParameterizedTest
    @MethodSource("allThatAgree")
    void agreesWithAnyThatKnowsLess(Address other) {
        assertThat(WHOLE.agreesWith(other)).isTrue();
        assertThat(other.agreesWith(WHOLE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void disagreesWhereOnePartThatBothKnowDiffers(Address other) {
        assertThat(WHOLE.agreesWith(other)).isFalse();
        assertThat(other.agreesWith(WHOLE)).isFalse();
    }

    @Test
    void agreesWithWhatItHasNothingInCommonWith() {
        assertThat(new Address("浙江省", null, null, null, null).agreesWith(new Address(null, "杭州市", null, null, null)))
                .isTrue();
    }
}

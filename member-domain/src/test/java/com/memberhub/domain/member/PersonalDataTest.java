package com.memberhub.domain.member;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log line writes values as texts, so no text of a value tells who a member is. */
class PersonalDataTest {

    @Test
    void aMobileIsMasked() {
        assertThat(Mobile.parse("13800138000")).hasToString("138****8000");
    }

    @Test
    void aKeyMasksItsMobile() {
        assertThat(new MemberKey(new RootKdtId(7), Mobile.parse("13800138000")))
                .hasToString("MemberKey[rootKdtId=7, mobile=138****8000]");
    }

    @Test
    void aBirthdaySaysNothing() {
        assertThat(new Birthday(LocalDate.of(1990, 5, 17))).hasToString("Birthday[****]");
    }

    @Test
    void anAddressSaysNothing() {
        assertThat(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 1 号"))
                .hasToString("Address[****]");
    }

    @Test
    void weixinSaysNothing() {
        assertThat(new Weixin("林", "https://example.com/wx-lin.png", "wx-lin")).hasToString("Weixin[****]");
    }

    @Test
    void aCustomAttributeSaysItsNameOnly() {
        assertThat(new CustomAttribute("宠物", "猫", 0L)).hasToString("CustomAttribute[name=宠物]");
    }

    @Test
    void aMapSaysItsKeysOnly() {
        assertThat(new JsonObject(Map.of("token", "secret-4711"))).hasToString("JsonObject[token]");
    }

    @Test
    void aChangeSaysItsFieldOnly() {
        assertThat(new Change("name", "林晓", "王强")).hasToString("Change[name]");
    }

    @Test
    void aProfileSaysNothing() {
        assertThat(FullProfiles.lin().build()).hasToString("Profile[****]");
    }

    @Test
    void aMemberSaysItsMaskedKeyItsNumberAndItsTimes() {
        Member member = aMember()
                .rootKdtId(7)
                .outOpenId("card-1")
                .profile(FullProfiles.lin())
                .createdAt(Instant.parse("2026-11-20T02:15:30Z"))
                .build();

        assertThat(member)
                .hasToString(
                        "Member[key=MemberKey[rootKdtId=7, mobile=138****8000], outOpenId=card-1, "
                                + "profile=Profile[****], noticed=[], createdAt=2026-11-20T02:15:30Z, updatedAt=2026-11-20T02:15:30Z]");
    }

    @Test
    void anAlignmentSaysWhichFieldsChanged() {
        assertThat(new Alignment(aMember().build(), List.of(new Change("name", "林晓", "王强")), List.of()).toString())
                .contains("Change[name]")
                .doesNotContain("林晓", "王强", "13800138000");
    }
}

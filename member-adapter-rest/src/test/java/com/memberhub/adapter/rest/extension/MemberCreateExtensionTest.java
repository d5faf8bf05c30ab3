package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, sentence by sentence. */
@HubTest
class MemberCreateExtensionTest {

    private final Hub hub;
    private final InMemoryRegistration registration;

    MemberCreateExtensionTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @Test
    void givenTheFullExample_whenCalled_thenTheEnvelopeHasThePagesFieldsInThePagesOrder() {
        Answer answer = hub.create(OpenApiExamples.FULL_REQUEST);

        assertThatAnswer(answer).isStored("created");
        assertThat(answer.body()).isEqualTo("""
                        {"success":true,"code":200,"message":"会员已创建","requestId":"%s","errorData":{},\
                        "data":{"outOpenId":"%s"}}""", answer.requestId(), answer.outOpenId());
    }

    @Test
    void givenTheFullExample_whenCalled_thenEveryFieldIsStored() {
        Answer answer = hub.create(OpenApiExamples.FULL_REQUEST);

        Member member = registration.members().get(0);
        assertThat(member.key().rootKdtId().value()).isEqualTo(91_234_567);
        assertThat(member.key().mobile().e164()).isEqualTo("+8613800138000");
        assertThat(member.outOpenId().value()).isEqualTo(answer.outOpenId());
        assertThat(member.profile()).usingRecursiveComparison().isEqualTo(profileOfTheFullExample());
    }

    @Test
    void givenTheSmallestExample_whenCalled_thenItIsAMember() {
        assertThatAnswer(hub.create(OpenApiExamples.SMALLEST_REQUEST)).isStored("created");

        assertThat(registration.members().get(0).key().mobile().e164()).isEqualTo("+85212344567");
    }

    @Test
    void givenAKnownMember_whenCalledAgain_thenTheNumberIsTheSameAndNothingChanged() {
        Answer first = hub.create(OpenApiExamples.FULL_REQUEST);
        Answer second = hub.create(OpenApiExamples.FULL_REQUEST);

        assertThatAnswer(second).isStored("unchanged");
        assertThat(second.outOpenId()).isEqualTo(first.outOpenId());
        assertThat(second.requestId()).isNotEqualTo(first.requestId());
        assertThat(second.message()).isEqualTo("会员已存在");
    }

    @Test
    void givenAKnownMember_whenTheCallTellsMore_thenTheNumberIsTheSameAndTheProfileIsAligned() {
        Answer first = hub.create(OpenApiExamples.SMALLEST_REQUEST);
        Answer second = hub.create(CallBody.smallest().withText("name", "张小满").json());

        assertThatAnswer(second).isStored("aligned");
        assertThat(second.outOpenId()).isEqualTo(first.outOpenId());
        assertThat(second.message()).isEqualTo("会员已存在，资料已更新");
        assertThat(registration.members().get(0).profile().name()).isEqualTo("张小满");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"13800138000\"",
                "13800138000",
                "\"+86-13800138000\"",
                "\"+8613800138000\"",
                "\"86 138-0013-8000\"",
                "\"008613800138000\"",
                "\"138 0013 8000\"",
                "\"１３８００１３８０００\"",
                "\" 13800138000 \"",
                "\"\\u202d13800138000\\u202c\""
            })
    void givenAMember_whenTheMobileIsSpelledAnotherWay_thenItIsTheSameMember(String spelling) {
        Answer first = hub.create(CallBody.full().json());

        Answer second = hub.create(CallBody.full().with("mobile", spelling).json());

        assertThatAnswer(second).isStored("unchanged");
        assertThat(second.outOpenId()).isEqualTo(first.outOpenId());
        assertThat(registration.members()).hasSize(1);
    }

    @Test
    void givenOneMobile_whenTheRootShopsDiffer_thenTheyAreTwoMembers() {
        Answer one = hub.create(CallBody.smallest().with("rootKdtId", "1").json());
        Answer other = hub.create(CallBody.smallest().with("rootKdtId", "2").json());

        assertThatAnswer(other).isStored("created");
        assertThat(other.outOpenId()).isNotEqualTo(one.outOpenId());
    }

    @Test
    void givenThePagesOwnExample_whenCalledAsItStands_thenEverythingWrongWithItIsToldAtOnce() {
        Answer answer = hub.create(CallBody.ofSeedPage().json());

        assertThatAnswer(answer)
                .isRefused(Map.ofEntries(
                        entry("rootKdtId", "out_of_range"),
                        entry("gender", "not_listed"),
                        entry("mobile", "mobile_malformed"),
                        entry("birthday", "date_malformed"),
                        entry("customerCreatedTime", "time_malformed"),
                        entry("memberCreatedTime", "time_malformed"),
                        entry("address.areaCode", "area_code_malformed")));
        assertThat(registration.members()).isEmpty();
    }

    @Test
    void givenThePagesOwnExample_whenWhatWasWrongIsPutRight_thenItIsAMemberWithANoticeOnItsPaymentLevel() {
        CallBody body = CallBody.ofSeedPage()
                .with("rootKdtId", "91234567")
                .withText("gender", "0")
                .withText("mobile", "+852-12344567")
                .withText("birthday", "1992-05-21 00:00:00")
                .withText("customerCreatedTime", "2026-11-20 10:15:30")
                .withText("memberCreatedTime", "2026-11-20T02:15:31Z")
                .withText("address.areaCode", "330106");

        assertThatAnswer(hub.create(body.json())).isStored("created");

        assertThat(registration.lastCall().notices())
                .containsExactly(Notice.of("paymentLevel.levelType", NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rootKdtId", "appId", "extendMap", "mobile"})
    void givenACall_whenARequiredFieldIsMissing_thenItIsRefusedByItsName(String field) {
        assertThatAnswer(hub.create(CallBody.full().without(field).json())).isRefused(field, "required");
    }

    @Test
    void givenAnEmptyObject_whenCalled_thenEveryRequiredFieldIsNamed() {
        assertThatAnswer(hub.create("{}"))
                .isRefused(Map.of(
                        "rootKdtId", "required", "appId", "required", "extendMap", "required", "mobile", "required"));
    }

    @Test
    void givenARefusedCall_whenItIsCorrected_thenItIsStored() {
        assertThatAnswer(hub.create(CallBody.full().with("gender", "3").json())).isRefused("gender", "not_listed");

        assertThatAnswer(hub.create(CallBody.full().json())).isStored("created");

        assertThat(registration.calls())
                .extracting(call -> call.outcome())
                .containsExactly(CallOutcome.REJECTED, CallOutcome.CREATED);
    }

    @Test
    void givenAnUnlistedChannel_whenCalled_thenItIsAcceptedAndNoticed() {
        CallBody body = CallBody.smallest().with("memberSourceChannel", "99999");

        assertThatAnswer(hub.create(body.json())).isStored("created");

        assertThat(registration.lastCall().notices())
                .containsExactly(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 99_999L));
        assertThat(registration.members().get(0).profile().memberSourceChannel())
                .isEqualTo(new SourceChannel(99_999));
    }

    @Test
    void givenAnyCall_whenAnswered_thenTheJournalHoldsWhatWasSentUnderTheAnswersRequestId() {
        byte[] sent = CallBody.full().bytes();

        Answer answer = hub.create(sent);

        assertThat(registration.calls()).hasSize(1);
        assertThat(registration.lastCall().requestId().value()).isEqualTo(answer.requestId());
        assertThat(registration.lastCall().payload().bytes()).isEqualTo(sent);
    }

    private static Profile profileOfTheFullExample() {
        return aProfile()
                .yzOpenId(new YzOpenId("yz4fQe8Kp2Lm"))
                .outStoreId("store-0571")
                .yzAscriptionKdtId(91_234_599L)
                .outAscriptionStoreId("store-0571")
                .yzMemberSourceKdtId(91_234_599L)
                .outMemberSourceStoreId("store-0571")
                .name("张小满")
                .nickname("小满")
                .avatarUrl("https://img.example.com/avatar/1.png")
                .gender(Gender.FEMALE)
                .birthday(new Birthday(LocalDate.of(1992, 5, 21)))
                .customerCreatedTime(Instant.parse("2026-11-20T02:15:30Z"))
                .memberCreatedTime(Instant.parse("2026-11-20T02:15:31Z"))
                .memberSourceChannel(new SourceChannel(102))
                .memberSrcWay("0")
                .customerSourceChannel(new SourceChannel(102))
                .address(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "文三路 1 号"))
                .weixin(new Weixin("小满", "https://img.example.com/wx/1.png", "xiaoman_1992"))
                .customerAttrInfos(List.of(new CustomAttribute("宝宝生日", "2024-06-01", 2L)))
                .freeLevel(new Level("silver", "银卡", "L2", "二星会员"))
                .paymentLevel(new Level("annual", "年卡", "P1", "年费会员"))
                .globalProps(new JsonObject(Map.of("traceId", "7f3a")))
                .extendMap(new JsonObject(Map.of("activity", "double11")))
                .build();
    }
}

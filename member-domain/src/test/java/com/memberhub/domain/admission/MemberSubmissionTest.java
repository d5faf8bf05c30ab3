package com.memberhub.domain.admission;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.admission.MemberSubmission.SubmittedAddress;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAttribute;
import com.memberhub.domain.admission.MemberSubmission.SubmittedWeixin;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberSubmissionTest {

    @Test
    void isReadableAsLongAsOnlyFieldsAreWrong() {
        assertThat(aSubmission().build().isReadable()).isTrue();
        assertThat(aSubmission()
                        .foundWhileReading(List.of(Violation.of("name", ViolationCode.WRONG_TYPE, ValueKind.TEXT)))
                        .build()
                        .isReadable())
                .isTrue();
    }

    @Test
    void isReadableWhenAFieldNamedLikeTheBodyStandsTwice() {
        assertThat(aSubmission()
                        .foundWhileReading(List.of(Violation.of(Violation.BODY, ViolationCode.DUPLICATE_KEY)))
                        .build()
                        .isReadable())
                .isTrue();
    }

    @Test
    void isUnreadableWhenTheBodyIsWrong() {
        Violation broken = Violation.of(Violation.BODY, ViolationCode.NOT_UTF8);
        MemberSubmission unreadable = MemberSubmission.unreadable(broken);

        assertThat(unreadable.isReadable()).isFalse();
        assertThat(unreadable.foundWhileReading()).containsExactly(broken);
        assertThat(unreadable)
                .isEqualTo(aSubmission()
                        .rootKdtId(null)
                        .appId(null)
                        .extendMap(null)
                        .mobile(null)
                        .foundWhileReading(List.of(broken))
                        .build());
    }

    @Test
    void keepsItsListsToItself() {
        List<SubmittedAttribute> attributes = new ArrayList<>(List.of(new SubmittedAttribute("宠物", "猫", 7L)));
        List<Violation> violations = new ArrayList<>(List.of(Violation.of("name", ViolationCode.REQUIRED)));
        List<Notice> notices = new ArrayList<>(List.of(Notice.of("name", NoticeCode.UNSTORABLE_REPLACED)));
        MemberSubmission submission = aSubmission()
                .customerAttrInfos(attributes)
                .foundWhileReading(violations)
                .noticedWhileReading(notices)
                .build();

        attributes.clear();
        violations.clear();
        notices.clear();

        assertThat(submission.customerAttrInfos()).hasSize(1);
        assertThat(submission.foundWhileReading()).hasSize(1);
        assertThat(submission.noticedWhileReading()).hasSize(1);
    }

    @Test
    void saysNothingSinceItIsPersonalData() {
        assertThat(aSubmission().build()).hasToString("MemberSubmission[****]");
        assertThat(new SubmittedAddress("西湖区", "杭州市", "浙江省", "330106", "学院路 1 号"))
                .hasToString("SubmittedAddress[****]");
        assertThat(new SubmittedWeixin("林", "https://example.com/wx.png", "wx-lin"))
                .hasToString("SubmittedWeixin[****]");
        assertThat(new SubmittedAttribute("宠物", "猫", 7L)).hasToString("SubmittedAttribute[****]");
    }
}

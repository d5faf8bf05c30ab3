package com.memberhub.domain.admission;

import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.Admission.Rejected;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final MemberKey key = new MemberKey(new RootKdtId(7), Mobile.parse("13800138000"));
    private final List<Violation> violations = new ArrayList<>(List.of(Violation.of("mobile", ViolationCode.REQUIRED)));
    private final List<Notice> notices =
            new ArrayList<>(List.of(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9_999L)));
    private final Admitted admitted =
            new Admitted(new AppId("crm"), key, aProfile().name("林晓").build(), notices);
    private final Rejected rejected = new Rejected(null, key.rootKdtId(), key.mobile(), violations, notices);

    @Test
    void foldsByCase() {
        assertThat(admitted.<Object>fold(it -> it, it -> "rejected")).isSameAs(admitted);
        assertThat(rejected.<Object>fold(it -> "admitted", it -> it)).isSameAs(rejected);
    }

    @Test
    void keepsItsListsToItself() {
        violations.clear();
        notices.clear();

        assertThat(admitted.notices()).hasSize(1);
        assertThat(rejected.violations()).hasSize(1);
        assertThat(rejected.notices()).hasSize(1);
    }

    @Test
    void saysNoPersonalData() {
        assertThat(admitted.toString()).contains("138****8000").doesNotContain("13800138000", "林晓");
        assertThat(rejected.toString()).contains("138****8000").doesNotContain("13800138000");
    }
}

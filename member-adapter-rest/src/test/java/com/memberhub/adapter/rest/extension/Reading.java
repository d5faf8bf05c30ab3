package com.memberhub.adapter.rest.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.journal.Payload;
import com.memberhub.domain.admission.Admission;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.Profile;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From bytes to a decision, and what is promised of it for all bytes. */
public final class Reading {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int LONGEST_PATH = 256;
    private static final MemberCreateRequestReader READER =
            new MemberCreateRequestReader(new MemberSubmissionMapperImpl());

    private Reading() {}

    /** The reader that the hub has. */
    public static SubmissionReader reader() {
        return new SubmissionReader(READER);
    }

    /** What is decided upon a body. */
    public static Admission decide(byte[] body) {
        return decide(READER.read(body));
    }

    private static Admission decide(MemberSubmission submission) {
        return new AdmissionRules(false).admit(submission, TODAY);
    }

    /** Checks all that is promised. */
    public static void check(byte[] body) {
        Admission first = decide(body);
        Admission second = decide(body.clone());

        assertThat(first.equals(second))
                .as("the same bytes give the same result")
                .isTrue();
        checkFindings(violations(first), notices(first));
        @Nullable Profile profile = first.fold(Admission.Admitted::profile, rejected -> null);
        assertThat(violations(first).isEmpty())
                .as("refused with a reason, or not refused")
                .isEqualTo(profile != null);

        NumberedSubmission numbered = READER.readNumbered(body, Map.of("appId", "import", "rootKdtId", "91234567"));
        Admission imported = decide(numbered.submission());
        checkFindings(violations(imported), notices(imported));
        assertThat(new Payload(body).toString()).hasSizeLessThan(64);
    }

    private static List<Violation> violations(Admission admission) {
        return admission.fold(admitted -> List.of(), Admission.Rejected::violations);
    }

    private static List<Notice> notices(Admission admission) {
        return admission.fold(Admission.Admitted::notices, Admission.Rejected::notices);
    }

    private static void checkFindings(List<Violation> violations, List<Notice> notices) {
        Set<String> paths = new HashSet<>();
        violations.forEach(violation -> assertThat(paths.add(violation.path()))
                .as("one violation for each path")
                .isTrue());
        Stream.concat(violations.stream().map(Violation::path), notices.stream().map(Notice::path))
                .forEach(Reading::checkPath);
    }

    private static void checkPath(String path) {
        assertThat(path.isBlank()).as("a finding has a path").isFalse();
        assertThat(path.length()).isLessThanOrEqualTo(LONGEST_PATH);
        assertThat(StorableText.of(path)).isEqualTo(path);
    }
}

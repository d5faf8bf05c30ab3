package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.member.OutOpenId;
import org.jspecify.annotations.Nullable;

/**
 * A submission with the member number that its identity bears already.
 *
 * @param number null where there is none, or none that could be read, which is among the violations then
 */
public record NumberedSubmission(
        MemberSubmission submission, @Nullable OutOpenId number) {}

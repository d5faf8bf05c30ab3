package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.ReportingPolicy;

/** From the wire's words to the domain's. MapStruct refuses to compile when a field is forgotten. */
@Mapper(componentModel = ComponentModel.SPRING, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface MemberSubmissionMapper {

    MemberSubmission submission(
            MemberCreateRequest request, List<Violation> foundWhileReading, List<Notice> noticedWhileReading);

    default @Nullable JsonObject jsonObject(@Nullable Map<String, @Nullable Object> map) {
        return map == null ? null : new JsonObject(map);
    }
}

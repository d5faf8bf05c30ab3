package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.staff.CallJson.ChangeJson;
import com.memberhub.adapter.rest.staff.CallJson.FindingJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a corrected call. */
@Schema(name = "Resubmission", description = "What became of a corrected call. It may have been refused once more.")
record ResubmissionJson(
        @Schema(description = "Our id of the new call.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CE")
        String requestId,

        @Schema(description = "The call that was corrected.", example = "01KAR2V6M8Q4D0A7J5Z3T9X1CD")
        String corrects,

        @Schema(description = "What was decided: CREATED, ALIGNED, UNCHANGED or REJECTED.")
        CodeJson outcome,

        @Schema(description = "The member's number; null where it was refused.", example = "01KAR2V6M9R5E1B8K6A4V0Y2DF")
        @Nullable
        String outOpenId,

        @Schema(description = "Why it was refused; empty where it was not.")
        List<FindingJson> errors,

        @Schema(description = "What staff should know of it.")
        List<FindingJson> notices,

        @Schema(description = "What it changed, masked.") List<ChangeJson> changes) {}

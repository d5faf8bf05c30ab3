package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for somebody. */
@Schema(name = "Attention", description = "What waits for somebody, by kind.")
record AttentionJson(
        @Schema(description = "All kinds, or the one that was asked for.")
        List<KindJson> kinds) {

    /** One kind of thing that waits for somebody. */
    @Schema(name = "AttentionKind", description = "One kind of thing that waits for somebody, newest first.")
    record KindJson(
            @Schema(
                    description =
                            "refused: refused calls that nothing has cured; every other kind is that of a notice that"
                                    + " a call of the members bore.")
            CodeJson kind,

            @Schema(description = "How many there are in all, at most 10000.", example = "3")
            long total,

            @Schema(description = "False where there are more than total.", example = "true")
            boolean totalIsExact,

            @Schema(description = "The cursor of the next page of this kind; null on the last.", example = "eyJhIjoxfQ")
            @Nullable
            String next,

            @Schema(description = "Empty but for the kind refused.")
            List<CallJson> calls,

            @Schema(description = "Empty for the kind refused.")
            List<MemberJson> members) {}
}

package com.memberhub.adapter.rest.staff;

import com.memberhub.application.directory.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of what was searched for. */
@Schema(description = "A part of what was searched for.")
public record PageOf<T>(
        @Schema(description = "In the order of the search.") List<T> items,

        @Schema(
                description = "The cursor of the next page, opaque; null on the last.",
                example = "eyJvIjoiY3JlYXRlZF9kZXNjIn0")
        @Nullable
        String next,

        @Schema(description = "How many there are in all, at most 10000.", example = "42")
        long total,

        @Schema(description = "False where there are more than total.", example = "true")
        boolean totalIsExact) {

    /** A page whose items are shown otherwise. */
    public static <S, T> PageOf<T> of(Page<S> page, Function<S, T> change) {
        Page<T> changed = page.map(change);
        return new PageOf<>(changed.items(), changed.next(), changed.total(), changed.totalIsExact());
    }
}

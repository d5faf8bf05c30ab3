package com.memberhub.application.staff;

import com.memberhub.domain.member.RootKdtId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The root shops whose members somebody may see. What belongs to no known root shop, such as a call that could not be
 * read, is seen only by those who may see all.
 *
 * @param only the root shops that may be seen, at least one; null for all
 */
public record RootShops(@Nullable Set<RootKdtId> only) {

    private static final RootShops ALL = new RootShops(null);

    public RootShops {
        if (only != null) {
            only = Set.copyOf(only);
            if (only.isEmpty()) {
                throw new IllegalArgumentException("at least one root shop, or all");
            }
        }
    }

    /** Everything. */
    public static RootShops all() {
        return ALL;
    }

    /** The root shop where there is but one; null for several or all. */
    public @Nullable RootKdtId single() {
        return only != null && only.size() == 1 ? only.iterator().next() : null;
    }

    /** Whether what belongs to this root shop may be seen. */
    public boolean include(@Nullable RootKdtId rootKdtId) {
        return only == null || (rootKdtId != null && only.contains(rootKdtId));
    }
}

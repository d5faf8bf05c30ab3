package com.memberhub.application.imports;

import java.util.Collection;

/** How many lines became what. */
public record ImportCounts(long created, long aligned, long unchanged, long refused) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

    /** The counts of these outcomes. */
    static ImportCounts of(Collection<LineOutcome> outcomes) {
        return new ImportCounts(
                count(outcomes, LineOutcome.CREATED),
                count(outcomes, LineOutcome.ALIGNED),
                count(outcomes, LineOutcome.UNCHANGED),
                count(outcomes, LineOutcome.REFUSED));
    }

    private static long count(Collection<LineOutcome> outcomes, LineOutcome wanted) {
        return outcomes.stream().filter(outcome -> outcome == wanted).count();
    }

    /** Both together. */
    ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                created + other.created, aligned + other.aligned, unchanged + other.unchanged, refused + other.refused);
    }

    /** What is left without those of another. */
    ImportCounts minus(ImportCounts other) {
        return new ImportCounts(
                created - other.created, aligned - other.aligned, unchanged - other.unchanged, refused - other.refused);
    }

    /** All lines that were decided. */
    public long total() {
        return created + aligned + unchanged + refused;
    }
}

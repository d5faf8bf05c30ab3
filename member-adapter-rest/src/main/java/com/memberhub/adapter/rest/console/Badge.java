package com.memberhub.adapter.rest.console;

import com.memberhub.application.journal.CallOutcome;
import java.util.Locale;

/**
 * A few words that stand out.
 *
 * @param explanation a sentence for those who want to know; may be empty
 */
record Badge(String text, String explanation, Tone tone) {

    /** How it looks. Never the only thing that tells. */
    enum Tone {
        GOOD,
        CHANGED,
        QUIET,
        WARNING,
        BAD;

        /** The name of its style. */
        String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Badge of(CallOutcome outcome, Wording wording) {
        Tone tone = switch (outcome) {
            case CREATED -> Tone.GOOD;
            case ALIGNED -> Tone.CHANGED;
            case UNCHANGED -> Tone.QUIET;
            case REJECTED -> Tone.BAD;
        };
        return new Badge(
                wording.labels().outcome(outcome, wording.locale()), wording.say("explain.outcome." + outcome), tone);
    }

    public String style() {
        return tone.style();
    }
}

package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.domain.privacy.Masker;
import java.util.List;

/**
 * Why a call was refused, for somebody who never read a manual.
 *
 * @param why what is wrong with the field
 * @param help what to do about it; may be empty
 */
record Remedy(String path, String field, String why, String help) {

    /** For a page that is no form: a path may hold a key that the caller made up, and so personal data. */
    static List<Remedy> of(List<Finding> violations, Masker masker, Wording wording) {
        return violations.stream()
                .map(violation -> of(violation.masked(masker), wording))
                .toList();
    }

    static Remedy of(Finding violation, Wording wording) {
        return new Remedy(
                violation.path(),
                wording.field(violation.path()),
                wording.violation(violation),
                wording.orElse("help." + violation.path(), wording.orElse("help." + violation.code(), "")));
    }
}

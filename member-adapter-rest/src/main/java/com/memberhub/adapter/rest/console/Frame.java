package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.staff.StaffRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands around every page: who is signed in, and what they may do.
 *
 * @param findsParts whether the search box takes parts of mobiles and names
 * @param section the part of the console that the page belongs to, the first word of its path
 */
record Frame(
        String name,
        List<String> roles,
        boolean viewer,
        boolean privacy,
        boolean exporter,
        boolean operator,
        boolean auditor,
        boolean findsParts,
        String section) {

    static Frame of(SignedIn signedIn, String path, boolean findsParts, Labels labels, Locale locale) {
        return new Frame(
                signedIn.actor().name(),
                Arrays.stream(StaffRole.values())
                        .filter(signedIn::may)
                        .map(role -> labels.role(role, locale))
                        .toList(),
                signedIn.may(StaffRole.VIEWER),
                signedIn.may(StaffRole.PRIVACY),
                signedIn.may(StaffRole.EXPORTER),
                signedIn.may(StaffRole.OPERATOR),
                signedIn.may(StaffRole.AUDITOR),
                findsParts,
                section(path));
    }

    private static String section(String path) {
        String[] words = path.split("/", 4);
        return words.length > 2 ? words[2] : "";
    }
}

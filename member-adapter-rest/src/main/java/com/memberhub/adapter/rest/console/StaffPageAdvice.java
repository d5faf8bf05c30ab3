package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.MemberDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(annotations = StaffPage.class)
class StaffPageAdvice {

    private final MemberDirectory members;
    private final Labels labels;

    StaffPageAdvice(MemberDirectory members, Labels labels) {
        this.members = members;
        this.labels = labels;
    }

    @ModelAttribute("frame")
    Frame frame(SignedIn signedIn, HttpServletRequest request, Locale locale) {
        return Frame.of(signedIn, request.getServletPath(), members.findsParts(), labels, locale);
    }
}

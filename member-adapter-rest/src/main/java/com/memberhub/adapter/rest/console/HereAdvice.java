package com.memberhub.adapter.rest.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page where it is, so that the language switch leads back to it. */
@ControllerAdvice(basePackageClasses = HereAdvice.class)
class HereAdvice {

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!HttpMethod.GET.matches(request.getMethod())) {
            // What was posted stands below the page that it was posted from.
            return path.equals(Pages.MEMBERS) ? path : path.substring(0, path.lastIndexOf('/'));
        }
        String parameters = request.getQueryString();
        return parameters == null ? path : path + "?" + parameters;
    }
}

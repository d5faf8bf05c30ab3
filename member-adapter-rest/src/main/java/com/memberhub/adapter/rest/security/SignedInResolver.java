package com.memberhub.adapter.rest.security;

import com.memberhub.application.staff.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers who is signed in. */
final class SignedInResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SignedIn.class;
    }

    /** Never null: a handler that asks is one that nobody reaches without signing in. */
    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        StaffMember staff = SignedInStaff.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new AuthorizationDeniedException("nobody of the staff is signed in"));
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        String address = servletRequest == null ? "" : servletRequest.getRemoteAddr();
        return new SignedIn(new Actor(staff.name(), staff.shops(), address), staff.roles());
    }
}

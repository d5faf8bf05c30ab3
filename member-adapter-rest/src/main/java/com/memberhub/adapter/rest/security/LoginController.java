package com.memberhub.adapter.rest.security;

import com.memberhub.adapter.rest.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page where people sign in: the view {@code console/login}. Its model has {@code name}, what they typed as theirs before
 * they were refused or null, {@code message}, what to tell them or null, {@code messageKey}, why ({@code login.failed}, {@code login.throttled}, {@code login.expired},
 * {@code login.signed-out}), and {@code providers}, each with a name and a path. Its form posts {@code username} and
 * {@code password} to the same path.
 */
@Hidden
@Controller
class LoginController {

    private static final List<String> REASONS = List.of("failed", "throttled", "expired", "signed-out");

    private final Problems problems;
    private final List<Provider> providers;

    LoginController(Problems problems, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.problems = problems;
        this.providers = providers(IdentityProviders.of(registrations.getIfAvailable()));
    }

    @GetMapping(ConsolePaths.LOGIN)
    String login(HttpServletRequest request, Model model) {
        if (SignedInStaff.of(SecurityContextHolder.getContext().getAuthentication())
                .isPresent()) {
            return "redirect:" + ConsolePaths.HOME;
        }
        Optional<String> key = REASONS.stream()
                .filter(reason -> request.getParameter(reason) != null)
                .map(reason -> "login." + reason)
                .findFirst();
        model.addAttribute("messageKey", key.orElse(null));
        model.addAttribute(
                "message", key.map(known -> problems.text(request, known)).orElse(null));
        model.addAttribute("name", NameOfSignIn.take(request));
        model.addAttribute("providers", providers);
        return "console/login";
    }

    private static List<Provider> providers(IdentityProviders configured) {
        return configured.registrations().stream()
                .map(registration -> new Provider(
                        IdentityProviders.name(registration),
                        ConsolePaths.AUTHORIZATION + "/" + registration.getRegistrationId()))
                .toList();
    }

    /** Somebody who vouches for people, and where going to them begins. */
    public record Provider(String name, String path) {}
}

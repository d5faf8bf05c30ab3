package com.memberhub.adapter.rest.failure;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside a handler: in a filter, or by the container's word. */
@Hidden
@Controller
class FailureController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_DEFECT = 500;

    private final Envelopes envelopes;
    private final Problems problems;
    private final FailureAnswers answers;

    FailureController(Envelopes envelopes, Problems problems, FailureAnswers answers) {
        this.envelopes = envelopes;
        this.problems = problems;
        this.answers = answers;
    }

    /** Somebody who asks for the error path itself asks for nothing we have. */
    @RequestMapping("${spring.web.error.path:/error}")
    @Nullable
    Object answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : NOT_FOUND;
        if (status >= FIRST_DEFECT
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            // The container has logged it with its stack, and this line is the one looked for. Below 500 somebody sent
            // what is no HTTP: no reason to wake anybody.
            LOG.error("A defect outside every handler: {}", cause.toString());
        }
        if (response.isCommitted()) {
            // Half of another answer is out. The container cuts the connection: nobody is to take that for whole.
            return null;
        }
        switch (Audience.of(request)) {
            case PLATFORM -> envelopes.writeFailure(request, response, status);
            case API -> problems.write(request, response, status);
            case CONSOLE -> {
                return answers.of(
                        request, new Failure(status, HttpHeaders.EMPTY, messageKey(request, status), List.of()));
            }
        }
        return null;
    }

    /** Whoever refused the request may have said why. */
    private static String messageKey(HttpServletRequest request, int status) {
        return request.getAttribute(Problems.MESSAGE_KEY) instanceof String key ? key : "status." + status;
    }
}

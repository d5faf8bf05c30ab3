package com.memberhub.adapter.rest.envelope;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside a handler: in a filter, or by the container's word. */
@Hidden
@Controller
class EnvelopeErrorController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeErrorController.class);
    private static final int NOT_FOUND = 404;

    private final Envelopes envelopes;

    EnvelopeErrorController(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** Somebody who asks for the error path itself asks for nothing we have. */
    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            // The container has logged it with its stack, but without the requestId.
            LOG.error("A defect outside every handler: {}", cause.toString());
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        envelopes.writeFailure(request, response, status instanceof Integer known ? known : NOT_FOUND);
    }
}

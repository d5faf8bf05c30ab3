package com.memberhub.adapter.rest.envelope;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what a handler threw into an envelope. */
@RestControllerAdvice
class EnvelopeExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeExceptionHandler.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Envelopes envelopes;

    EnvelopeExceptionHandler(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /**
     * The store is away or too busy. Nothing was stored, or the retry gets what was. A connection that is cut in the
     * middle of a transaction comes as an uncategorized exception.
     */
    @ExceptionHandler({
        NonTransientDataAccessResourceException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        TransactionException.class,
        UncategorizedDataAccessException.class
    })
    ResponseEntity<Envelope> unavailable(HttpServletRequest request, Exception cause) {
        // One line: an outage fails many calls for one reason.
        LOG.error(
                "The database did not serve, {}: {}",
                cause.getClass().getSimpleName(),
                NestedExceptionUtils.getMostSpecificCause(cause).toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(request, HttpStatus.SERVICE_UNAVAILABLE.value(), headers);
    }

    /** The connection ended before the body did, or its chunks are no chunks. */
    @ExceptionHandler
    ResponseEntity<Envelope> brokenOff(HttpServletRequest request, IOException cause) {
        LOG.info("The body broke off: {}", cause.toString());
        return answer(request, HttpStatus.BAD_REQUEST.value(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Envelope> failed(HttpServletRequest request, Exception cause) {
        if (cause instanceof ErrorResponse known) {
            LOG.debug("Refused: {}", cause.toString());
            return answer(request, known.getStatusCode().value(), known.getHeaders());
        }
        LOG.error("A defect", cause);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR.value(), HttpHeaders.EMPTY);
    }

    private ResponseEntity<Envelope> answer(HttpServletRequest request, int status, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(envelopes.failure(request, status));
    }
}

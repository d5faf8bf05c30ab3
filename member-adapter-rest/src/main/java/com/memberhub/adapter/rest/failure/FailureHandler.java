package com.memberhub.adapter.rest.failure;

import com.memberhub.adapter.rest.connection.WatchfulProtocol;
import com.memberhub.adapter.rest.problem.BrokenOffAnswerException;
import com.memberhub.adapter.rest.problem.FieldProblem;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.privacy.TooManySearchesException;
import com.memberhub.application.registration.BusyException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what a handler threw into an answer. */
@Hidden
@ControllerAdvice
class FailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    /** SQLSTATE of PostgreSQL. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final FailureAnswers answers;

    FailureHandler(FailureAnswers answers) {
        this.answers = answers;
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
    Object unavailable(HttpServletRequest request, Exception cause) {
        // One line: an outage fails many calls for one reason.
        LOG.error(
                "The database did not serve, {}: {}",
                cause.getClass().getSimpleName(),
                NestedExceptionUtils.getMostSpecificCause(cause).toString());
        return again(request);
    }

    /** Under a load that is too much, a line for each would be too much as well. */
    @ExceptionHandler
    Object busy(HttpServletRequest request, BusyException cause) {
        LOG.debug("Busy: {}", cause.getMessage());
        return again(request);
    }

    private Object again(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answers.of(request, Failure.of(HttpStatus.SERVICE_UNAVAILABLE, headers));
    }

    /**
     * The connection ended before the body did, or its chunks are no chunks. Where the hub itself cut it there is nobody to answer;
     * Spring sees by the argument that nothing is to be done.
     */
    @ExceptionHandler
    @Nullable
    Object brokenOff(HttpServletRequest request, HttpServletResponse response, IOException cause) {
        LOG.debug("The body broke off: {}", cause.toString());
        if (WatchfulProtocol.hasCut(request)) {
            return null;
        }
        return answers.of(request, Failure.of(HttpStatus.BAD_REQUEST));
    }

    /**
     * More parameters than anybody sends, or escapes that are none: Tomcat throws when they are first asked for, and says
     * by itself which status that is.
     */
    @ExceptionHandler
    Object strangeParameters(HttpServletRequest request, InvalidParameterException cause) {
        LOG.debug("Refused: {}", cause.toString());
        return answers.of(request, Failure.of(HttpStatusCode.valueOf(cause.getErrorCode())));
    }

    /** Spring Security's firewall looks at most of what a request bears only when a handler first asks for it. */
    @ExceptionHandler
    Object strangeRequest(HttpServletRequest request, RequestRejectedException cause) {
        LOG.debug("Refused: {}", cause.toString());
        return answers.of(request, Failure.of(HttpStatus.BAD_REQUEST));
    }

    /** Bean validation at a field; its text is Spring's, the code is the constraint's name. */
    @ExceptionHandler
    Object invalid(HttpServletRequest request, MethodArgumentNotValidException cause) {
        List<FieldProblem> fields = cause.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "invalid"))
                .toList();
        return answers.of(request, badRequest("status.400", fields));
    }

    @ExceptionHandler
    Object mistyped(HttpServletRequest request, TypeMismatchException cause) {
        String field = cause instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(cause.getPropertyName());
        return answers.of(request, badRequest("status.400", List.of(FieldProblem.of(field, "invalid"))));
    }

    /** What Jackson says of it may quote the body, which is personal data: not even the log gets it. */
    @ExceptionHandler
    Object unreadable(HttpServletRequest request, HttpMessageNotReadableException cause) {
        LOG.debug("The body could not be read: {}", cause.getClass().getSimpleName());
        return answers.of(request, badRequest("body.malformed", List.of()));
    }

    @ExceptionHandler
    Object strangeCursor(HttpServletRequest request, InvalidCursorException cause) {
        LOG.debug("Refused: {}", cause.toString());
        return answers.of(request, badRequest("status.400", List.of(FieldProblem.of("cursor", "cursor"))));
    }

    @ExceptionHandler
    Object refused(HttpServletRequest request, RefusedRequestException cause) {
        LOG.debug("Refused: {}", cause.toString());
        return answers.of(
                request, new Failure(cause.status().value(), HttpHeaders.EMPTY, cause.messageKey(), cause.fields()));
    }

    @ExceptionHandler
    Object tooManySearches(HttpServletRequest request, HttpServletResponse response, TooManySearchesException cause) {
        // For pages too, which have no headers of their own.
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(cause.secondsToWait()));
        int status = HttpStatus.TOO_MANY_REQUESTS.value();
        return answers.of(request, new Failure(status, HttpHeaders.EMPTY, "status.429.mobiles", List.of()));
    }

    @ExceptionHandler
    Object forbidden(HttpServletRequest request, AccessDeniedException cause) {
        LOG.debug("Forbidden: {}", cause.toString());
        return answers.of(request, Failure.of(HttpStatus.FORBIDDEN));
    }

    /** Of an answer that has begun the rest cannot be made a problem: it ends as what it is, broken off. */
    @ExceptionHandler
    Object brokenOff(BrokenOffAnswerException cause) {
        throw cause;
    }

    @ExceptionHandler
    Object failed(HttpServletRequest request, Exception cause) {
        if (cause instanceof ErrorResponse known) {
            LOG.debug("Refused: {}", cause.toString());
            return answers.of(request, Failure.of(known.getStatusCode(), known.getHeaders()));
        }
        if (isForbiddenByTheDatabase(cause)) {
            return unavailable(request, cause);
        }
        LOG.error("A defect", cause);
        return answers.of(request, Failure.of(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    /** The hub's role lacks a right: that is nothing of this call, and ends when somebody grants it. */
    private static boolean isForbiddenByTheDatabase(Exception cause) {
        return NestedExceptionUtils.getMostSpecificCause(cause) instanceof SQLException refused
                && INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState());
    }

    private static Failure badRequest(String messageKey, List<FieldProblem> fields) {
        return new Failure(HttpStatus.BAD_REQUEST.value(), HttpHeaders.EMPTY, messageKey, fields);
    }
}

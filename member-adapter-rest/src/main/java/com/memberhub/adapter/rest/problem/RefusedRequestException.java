package com.memberhub.adapter.rest.problem;

import com.memberhub.domain.finding.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A handler of the staff's side will not do what is asked. It becomes a problem, or a page that says so, with this status.
 */
public final class RefusedRequestException extends RuntimeException {

    private final HttpStatus status;
    private final String messageKey;
    private final List<FieldProblem> fields;

    private RefusedRequestException(HttpStatus status, String messageKey, List<FieldProblem> fields) {
        super(status.value() + " " + messageKey, null, false, false);
        this.status = status;
        this.messageKey = messageKey;
        this.fields = List.copyOf(fields);
    }

    /** Fields that cannot be taken: 400. */
    public static RefusedRequestException of(List<FieldProblem> fields) {
        return new RefusedRequestException(HttpStatus.BAD_REQUEST, "status.400", fields);
    }

    /** A field that cannot be taken: 400. */
    public static RefusedRequestException of(String field, String code, Object... arguments) {
        return of(List.of(FieldProblem.of(field, code, arguments)));
    }

    /** A body, or a file, that cannot be taken as a whole: 400. */
    public static RefusedRequestException ofBody(String code, Object... arguments) {
        return of(Violation.BODY, code, arguments);
    }

    /** What is asked for does not exist, or not for whoever asks: 404. */
    public static RefusedRequestException notFound() {
        return of(HttpStatus.NOT_FOUND, "status.404");
    }

    /** Another reason. */
    public static RefusedRequestException of(HttpStatus status, String messageKey) {
        return new RefusedRequestException(status, messageKey, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    /** The key of what is said to people, in the bundle of this package. */
    public String messageKey() {
        return messageKey;
    }

    /** What is wrong with which field; empty where it is about none. */
    public List<FieldProblem> fields() {
        return fields;
    }
}

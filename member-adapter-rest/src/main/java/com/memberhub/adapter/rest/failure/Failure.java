package com.memberhub.adapter.rest.failure;

import com.memberhub.adapter.rest.problem.FieldProblem;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What went wrong, before it is told to anybody.
 *
 * @param messageKey what people are told, as a key of the problems' bundle
 */
record Failure(int status, HttpHeaders headers, String messageKey, List<FieldProblem> fields) {

    static Failure of(HttpStatusCode status) {
        return of(status, HttpHeaders.EMPTY);
    }

    static Failure of(HttpStatusCode status, HttpHeaders headers) {
        return new Failure(status.value(), headers, "status." + status.value(), List.of());
    }
}

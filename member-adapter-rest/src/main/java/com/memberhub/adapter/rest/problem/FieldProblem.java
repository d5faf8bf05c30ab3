package com.memberhub.adapter.rest.problem;

import java.util.List;

/**
 * One thing that is wrong with what somebody of the staff sent.
 *
 * @param field the path of the field, such as {@code reason} or {@code filter.gender}
 * @param code for programs; the text for people stands under {@code field.} and this code in the bundle of this package,
 *     or under {@code violation.} and this code in the envelope's
 * @param arguments what the text says in its gaps; never personal data
 */
public record FieldProblem(String field, String code, List<Object> arguments) {

    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    /** A problem whose text has these arguments. */
    public static FieldProblem of(String field, String code, Object... arguments) {
        return new FieldProblem(field, code, List.of(arguments));
    }
}

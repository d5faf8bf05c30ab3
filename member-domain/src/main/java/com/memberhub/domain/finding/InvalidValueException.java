package com.memberhub.domain.finding;

import java.util.List;

/**
 * A value refuses to be made. It says why but not where: the place is known to whoever read the value, usually
 * {@link Findings#parse}. It carries no stack trace, since it stands for a caller's slip and not for a defect.
 */
public final class InvalidValueException extends RuntimeException {

    private final ViolationCode code;
    private final transient List<Object> arguments;

    public InvalidValueException(ViolationCode code, Object... arguments) {
        super(code.wireName(), null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ViolationCode code() {
        return code;
    }

    /** This refusal at its place. */
    public Violation at(String path) {
        return new Violation(path, code, arguments);
    }
}

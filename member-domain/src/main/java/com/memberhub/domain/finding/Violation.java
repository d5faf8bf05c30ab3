package com.memberhub.domain.finding;

import java.util.List;

/**
 * One reason why a call is refused.
 *
 * @param path the field, in the platform's own spelling: {@code mobile}, {@code freeLevel.yzLevelAlias},
 *     {@code customerAttrInfos[3].value}; {@link #BODY} for the body as a whole
 * @param code the reason
 * @param arguments numbers or texts that a message about it needs, as {@link ViolationCode} lists them
 */
public record Violation(String path, ViolationCode code, List<Object> arguments) {

    /** The path of the body as a whole, JSONPath's sign for the root (RFC 9535). */
    public static final String BODY = "$";

    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation of(String path, ViolationCode code, Object... arguments) {
        return new Violation(path, code, List.of(arguments));
    }
}

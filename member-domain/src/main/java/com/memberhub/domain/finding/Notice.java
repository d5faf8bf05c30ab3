package com.memberhub.domain.finding;

import java.util.List;

/**
 * Something that staff should know of an accepted call.
 *
 * @param path the field, spelled as in {@link Violation#path()}
 * @param code what it is
 * @param arguments numbers or texts that a message about it needs, as {@link NoticeCode} lists them
 */
public record Notice(String path, NoticeCode code, List<Object> arguments) {

    public Notice {
        arguments = List.copyOf(arguments);
    }

    public static Notice of(String path, NoticeCode code, Object... arguments) {
        return new Notice(path, code, List.of(arguments));
    }
}

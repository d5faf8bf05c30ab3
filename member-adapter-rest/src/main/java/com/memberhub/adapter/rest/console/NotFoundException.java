package com.memberhub.adapter.rest.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no such thing, or none that this person may see: nobody is to know which. */
final class NotFoundException extends ResponseStatusException {

    NotFoundException() {
        super(HttpStatus.NOT_FOUND);
    }
}

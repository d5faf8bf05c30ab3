package com.memberhub.adapter.rest.presentation;

import com.memberhub.domain.privacy.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Goes through a payload and knows where it is, without reading the keys above again for every value below them. */
final class Walk {

    private final JsonParser parser;
    private final Deque<Place> open = new ArrayDeque<>();
    private Place here = Place.TOP;

    Walk(JsonParser parser) {
        this.parser = parser;
    }

    /** Goes on to the next token. */
    boolean next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return false;
        }
        if (token == JsonToken.PROPERTY_NAME) {
            here = open.element().below(parser.currentName());
        } else if (token.isStructStart()) {
            open.push(here);
        } else if (token.isStructEnd()) {
            open.pop();
            here = open.isEmpty() ? Place.TOP : open.element();
        }
        return true;
    }

    /** Where the value is that was come to. */
    Place here() {
        return here;
    }

    /** Whether that is a text or a number. */
    boolean isAtText() {
        return parser.hasToken(JsonToken.VALUE_STRING) || parser.currentToken().isNumeric();
    }
}

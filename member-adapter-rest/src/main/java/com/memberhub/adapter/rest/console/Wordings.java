package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.Labels;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes {@link Wording}s. */
@Component
class Wordings {

    private final Labels labels;
    private final MessageSource words;

    Wordings(Labels labels, MessageSource messageSource) {
        this.labels = labels;
        this.words = messageSource;
    }

    Wording in(Locale locale) {
        return new Wording(labels, words, locale);
    }
}

package com.memberhub.adapter.rest.planted;

import com.memberhub.adapter.jpa.planted.PublicAdapterThatKnowsRest;
import org.springframework.transaction.annotation.Transactional;

/** Breaks two rules on purpose: it knows another adapter, and opens a transaction. */
public class RestThatKnowsJpa {

    @Transactional
    public String inTransaction() {
        return PublicAdapterThatKnowsRest.name();
    }
}

package com.memberhub.adapter.jpa.planted;

import com.memberhub.adapter.rest.planted.RestThatKnowsJpa;

/** Breaks two rules on purpose: it is public, and knows another adapter. */
public class PublicAdapterThatKnowsRest {

    public static String name() {
        return RestThatKnowsJpa.class.getName();
    }
}

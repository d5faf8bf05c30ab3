package com.memberhub.adapter.jpa.planted;

import com.memberhub.adapter.rest.planted.RestThatKnowsJpa;
import org.springframework.transaction.annotation.Transactional;

/** Breaks three rules on purpose: it is public, knows another adapter, and opens transactions. */
@Transactional
public class PublicAdapterThatKnowsRest {

    public static String name() {
        return RestThatKnowsJpa.class.getName();
    }
}

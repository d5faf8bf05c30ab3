package com.memberhub.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The primary key of a member's row. */
@Embeddable
record MemberId(
        @Column(name = "root_kdt_id") long rootKdtId,
        @Column(name = "mobile") String mobile) {}

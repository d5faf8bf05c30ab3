package com.memberhub.application.member;

import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;

/** Somebody says that this identity bears this member number already. */
public record NumberClaim(MemberKey key, OutOpenId number) {}

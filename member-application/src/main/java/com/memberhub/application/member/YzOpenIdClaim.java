package com.memberhub.application.member;

import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.YzOpenId;

/** A call says that this identity bears this id at Youzan. */
public record YzOpenIdClaim(MemberKey key, YzOpenId yzOpenId) {}

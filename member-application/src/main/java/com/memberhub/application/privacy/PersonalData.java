package com.memberhub.application.privacy;

import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.privacy.Traces;
import java.time.Instant;
import java.util.Optional;

/** What is stored of a person, in the clear. An out-port; every method runs in the caller's transaction. */
public interface PersonalData {

    /** The member of this number, with nothing masked. */
    Optional<Member> find(OutOpenId outOpenId);

    /**
     * Removes a member and leaves a tombstone. Of the calls for its identity, of those that one of them corrects and of
     * what was tried in vain to correct these, of those that name its mobile and no root shop, and of refused ones without a
     * mobile that bear its traces, stays when they came and what was decided, without mobile, payload, changes and what notices say of the person. Waits for whoever is changing the member right now.
     *
     * @return what tells of the person elsewhere, by what was known in the end; empty when it is gone already
     */
    Optional<Traces> erase(MemberKey key, OutOpenId outOpenId, Instant at);
}

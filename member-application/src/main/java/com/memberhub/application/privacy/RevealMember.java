package com.memberhub.application.privacy;

import com.memberhub.application.directory.MemberView;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.OutOpenId;
import java.util.Optional;

/** Somebody entitled looks at one member in the clear. It is written down in the same transaction: no look without a line. */
public interface RevealMember {

    /**
     * The member in the clear.
     *
     * @param reason why, in their own words
     * @return empty when there is no such member in the actor's root shops; then nothing is written down
     */
    Optional<MemberView> reveal(Actor actor, OutOpenId outOpenId, Reason reason);
}

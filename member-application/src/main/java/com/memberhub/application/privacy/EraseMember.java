package com.memberhub.application.privacy;

import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.OutOpenId;

/**
 * A person asks to be forgotten. Their personal data goes from the members, the journal and the imports; a tombstone keeps
 * a keyed hash of the identity with its number, so that the number never becomes another person's, and is this person's
 * again should they come back.
 */
public interface EraseMember {

    /**
     * Erases the member and writes that down.
     *
     * @return false when there is no such member in the actor's root shops; then nothing is written down
     */
    boolean erase(Actor actor, OutOpenId outOpenId, Reason reason);
}

package com.memberhub.application.export;

import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.TooManySearchesException;
import com.memberhub.application.staff.Actor;
import java.util.function.Consumer;

/**
 * Takes out the members of a search, masked. The access log says so before the first of them goes out, and how many there
 * were when the last one did or when it broke off.
 */
public interface ExportMembers {

    /**
     * Hands over every member of the search that the actor may see, one after the other, in constant memory and in one
     * thread. What the receiver throws breaks the export off and comes back to the caller.
     *
     * @param requestId what both lines of the access log bear, so that they are found together
     * @return how many there were
     * @throws TooManySearchesException before anything is handed over or written down, for a whole mobile
     */
    long export(Actor actor, RequestId requestId, MemberSearch search, Consumer<MemberView> receiver);
}

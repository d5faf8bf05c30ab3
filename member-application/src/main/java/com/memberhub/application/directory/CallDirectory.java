package com.memberhub.application.directory;

import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import java.util.Optional;

/** The journal as staff read it. A call of a root shop outside {@code shops} is as if there were none. */
public interface CallDirectory {

    /** The call of this id. */
    Optional<CallView> find(RequestId requestId, RootShops shops);

    /**
     * The story of a member: every call for its identity, newest first, refused ones too. Empty for an unknown member.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops);

    /**
     * A page of a search, newest first.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<CallView> search(CallSearch search, PageRequest page, RootShops shops);
}

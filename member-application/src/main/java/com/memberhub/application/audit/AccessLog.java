package com.memberhub.application.audit;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps who did what. It can be added to and read; nothing in the hub changes or removes a line. */
public interface AccessLog {

    /** Adds a line, in the transaction of what it tells of. */
    void append(AccessEntry entry);

    /**
     * Reads it, newest first. Lines of a root shop outside {@code shops}, and of none, are left out for those who may not
     * see all.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<AccessEntry> search(Search search, PageRequest page, RootShops shops);

    /** Which lines to find; null matches any. */
    record Search(
            @Nullable String actor,
            @Nullable AccessAction action,
            @Nullable OutOpenId outOpenId,
            @Nullable Instant from,
            @Nullable Instant before) {}
}

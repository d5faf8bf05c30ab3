package com.memberhub.application.caller;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps who was turned away, for as long as the settings say. An out-port. */
public interface RefusedCallers {

    /** Adds a line. It needs no transaction. */
    void append(RefusedCaller refused);

    /**
     * Reads them, newest first. They belong to no root shop, so that only those who may see all see any.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<RefusedCaller> search(Search search, PageRequest page, RootShops shops);

    /**
     * Removes lines from before an instant, oldest first, in the caller's transaction.
     *
     * @param most how many at most
     * @return how many there were
     */
    int purge(Instant before, int most);

    /** Which lines to find; null matches any. */
    record Search(
            @Nullable String address,
            @Nullable RefusalReason reason,
            @Nullable Instant from,
            @Nullable Instant before) {}
}

/** Calls that arrive at the same time share a transaction, and so a commit: group commit, one floor up. */
@NullMarked
package com.memberhub.application.coalescing;

import org.jspecify.annotations.NullMarked;

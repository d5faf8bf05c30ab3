/** The journal of calls: what was sent, what was decided. */
@NullMarked
package com.memberhub.application.journal;

import org.jspecify.annotations.NullMarked;

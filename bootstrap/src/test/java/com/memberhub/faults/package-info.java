/** What must survive: each fault is brought about for real, under load, and afterwards nothing that was acknowledged is lost. */
@NullMarked
package com.memberhub.faults;

import org.jspecify.annotations.NullMarked;

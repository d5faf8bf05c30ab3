/** How the log is written, and what never stands in it. */
@NullMarked
package com.memberhub.logging;

import org.jspecify.annotations.NullMarked;

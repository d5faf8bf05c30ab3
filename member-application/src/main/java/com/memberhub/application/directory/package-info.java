/** The read side: members, calls and figures, as staff may see them. */
@NullMarked
package com.memberhub.application.directory;

import org.jspecify.annotations.NullMarked;

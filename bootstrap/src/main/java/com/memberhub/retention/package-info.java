/** When what is old is purged. */
@NullMarked
package com.memberhub.retention;

import org.jspecify.annotations.NullMarked;

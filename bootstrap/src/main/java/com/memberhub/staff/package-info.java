/** Who of the staff may sign in, by the settings. */
@NullMarked
package com.memberhub.staff;

import org.jspecify.annotations.NullMarked;

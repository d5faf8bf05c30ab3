/** Who acts, what they may do, and whose members they may see. */
@NullMarked
package com.memberhub.application.staff;

import org.jspecify.annotations.NullMarked;

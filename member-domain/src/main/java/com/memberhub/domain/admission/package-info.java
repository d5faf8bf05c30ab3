/** From what a caller submitted to a member that may be stored, or to the reasons why not. */
@NullMarked
package com.memberhub.domain.admission;

import org.jspecify.annotations.NullMarked;

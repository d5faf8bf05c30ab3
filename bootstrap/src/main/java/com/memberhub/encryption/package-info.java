/** Keys that the journal and members are encrypted with. */
@NullMarked
package com.memberhub.encryption;

import org.jspecify.annotations.NullMarked;

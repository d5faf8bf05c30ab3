/** Keys that the journal is encrypted with. */
@NullMarked
package com.memberhub.encryption;

import org.jspecify.annotations.NullMarked;

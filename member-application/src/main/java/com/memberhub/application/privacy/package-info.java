/** Looking at personal data in the clear, and erasing it. */
@NullMarked
package com.memberhub.application.privacy;

import org.jspecify.annotations.NullMarked;

/** Personal data: who may look at it in the clear, that nobody finds it out by trying, how it is encrypted, and erasing it. */
@NullMarked
package com.memberhub.application.privacy;

import org.jspecify.annotations.NullMarked;

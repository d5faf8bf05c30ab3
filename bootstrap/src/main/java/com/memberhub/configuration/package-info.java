/** Wiring of the use cases, and the settings under {@code member-hub}. */
@NullMarked
package com.memberhub.configuration;

import org.jspecify.annotations.NullMarked;

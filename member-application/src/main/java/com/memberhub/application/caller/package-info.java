/** Callers of the platform's endpoint who were turned away. */
@NullMarked
package com.memberhub.application.caller;

import org.jspecify.annotations.NullMarked;

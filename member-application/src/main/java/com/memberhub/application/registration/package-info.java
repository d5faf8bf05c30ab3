/** The create path: one in-port and its use case. */
@NullMarked
package com.memberhub.application.registration;

import org.jspecify.annotations.NullMarked;

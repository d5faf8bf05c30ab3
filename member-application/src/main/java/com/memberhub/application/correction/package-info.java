/** Correcting a refused call and sending it again. */
@NullMarked
package com.memberhub.application.correction;

import org.jspecify.annotations.NullMarked;

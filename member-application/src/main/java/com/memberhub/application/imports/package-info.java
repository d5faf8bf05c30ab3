/** Bringing in members that a merchant has already, with the numbers of their cards. */
@NullMarked
package com.memberhub.application.imports;

import org.jspecify.annotations.NullMarked;

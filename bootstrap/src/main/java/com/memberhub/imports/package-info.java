/** Has imports go forward in the background. */
@NullMarked
package com.memberhub.imports;

import org.jspecify.annotations.NullMarked;

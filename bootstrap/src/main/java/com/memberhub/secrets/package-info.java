/** Secrets that lie in files. */
@NullMarked
package com.memberhub.secrets;

import org.jspecify.annotations.NullMarked;

/** What the rules find in a call: violations, which refuse it, and notices, which do not. */
@NullMarked
package com.memberhub.domain.finding;

import org.jspecify.annotations.NullMarked;

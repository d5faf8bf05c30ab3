/** What of a person may be seen by anybody, and what is masked. */
@NullMarked
package com.memberhub.domain.privacy;

import org.jspecify.annotations.NullMarked;

/** What a caller is told when something fails: an envelope, a problem or a page, by the path. */
@NullMarked
package com.memberhub.adapter.rest.failure;

import org.jspecify.annotations.NullMarked;

/** The pages for staff, rendered here and enhanced by htmx; search and detail work without JavaScript too. */
@NullMarked
package com.memberhub.adapter.rest.console;

import org.jspecify.annotations.NullMarked;

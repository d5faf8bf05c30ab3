/** The staff's JSON API. Wire names stop here, and nothing leaves it in the clear but through a reveal. */
@NullMarked
package com.memberhub.adapter.rest.staff;

import org.jspecify.annotations.NullMarked;

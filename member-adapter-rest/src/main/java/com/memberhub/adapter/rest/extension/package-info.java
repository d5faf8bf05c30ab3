/** The endpoint that Youzan calls. Wire names stop here. */
@NullMarked
package com.memberhub.adapter.rest.extension;

import org.jspecify.annotations.NullMarked;

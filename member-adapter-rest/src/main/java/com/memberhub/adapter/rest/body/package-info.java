/** Bodies of requests, as bytes. */
@NullMarked
package com.memberhub.adapter.rest.body;

import org.jspecify.annotations.NullMarked;

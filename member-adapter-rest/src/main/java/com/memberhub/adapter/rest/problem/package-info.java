/** The staff API's answer where something went wrong: RFC 9457. */
@NullMarked
package com.memberhub.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;

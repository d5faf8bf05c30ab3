/** Everything that speaks HTTP. */
@NullMarked
package com.memberhub.adapter.rest;

import org.jspecify.annotations.NullMarked;

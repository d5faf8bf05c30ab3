/** Who may come in, and as whom. */
@NullMarked
package com.memberhub.adapter.rest.security;

import org.jspecify.annotations.NullMarked;

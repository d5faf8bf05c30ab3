/** The hub's own PostgreSQL, for whoever has configured none. */
@NullMarked
package com.memberhub.postgres;

import org.jspecify.annotations.NullMarked;

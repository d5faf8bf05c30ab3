/** The PostgreSQL that the hub runs on: its own, for whoever has configured none, and what one has to be otherwise. */
@NullMarked
package com.memberhub.postgres;

import org.jspecify.annotations.NullMarked;

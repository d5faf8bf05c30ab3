/** A real PostgreSQL for tests: embedded, of a Docker engine with {@code -Ptestcontainers}, or one that is there with {@code -Pcitus}. */
@NullMarked
package com.memberhub.adapter.jpa.database;

import org.jspecify.annotations.NullMarked;

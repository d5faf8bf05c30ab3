/** A real PostgreSQL for tests: embedded, or of a Docker engine with {@code -Ptestcontainers}. */
@NullMarked
package com.memberhub.adapter.jpa.database;

import org.jspecify.annotations.NullMarked;

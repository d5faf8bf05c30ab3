/** Connections, and what is done about clients that are slow on purpose. */
@NullMarked
package com.memberhub.adapter.rest.connection;

import org.jspecify.annotations.NullMarked;

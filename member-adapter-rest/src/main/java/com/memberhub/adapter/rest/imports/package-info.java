/** Files of members: how they are read, and the endpoints that take them. */
@NullMarked
package com.memberhub.adapter.rest.imports;

import org.jspecify.annotations.NullMarked;

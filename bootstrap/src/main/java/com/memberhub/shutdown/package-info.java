/** How a hub takes its leave. */
@NullMarked
package com.memberhub.shutdown;

import org.jspecify.annotations.NullMarked;

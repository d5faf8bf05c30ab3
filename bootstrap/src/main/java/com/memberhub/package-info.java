/** Where the hub is put together and started. */
@NullMarked
package com.memberhub;

import org.jspecify.annotations.NullMarked;

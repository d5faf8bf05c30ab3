/** Where requests come from, and whose word is taken for it. */
@NullMarked
package com.memberhub.adapter.rest.network;

import org.jspecify.annotations.NullMarked;

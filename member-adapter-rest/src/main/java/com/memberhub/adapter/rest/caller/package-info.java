/** Who may call the platform's endpoint. */
@NullMarked
package com.memberhub.adapter.rest.caller;

import org.jspecify.annotations.NullMarked;

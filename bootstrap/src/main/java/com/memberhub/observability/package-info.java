/** What is told to whoever watches over the hub: figures of its store, and traces where somebody asks for them. */
@NullMarked
package com.memberhub.observability;

import org.jspecify.annotations.NullMarked;

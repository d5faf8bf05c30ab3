/** What keeps a hub from starting, told in a sentence to whoever starts it. */
@NullMarked
package com.memberhub.startup;

import org.jspecify.annotations.NullMarked;

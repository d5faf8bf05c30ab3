/** Who may call the platform's endpoint, by the settings. */
@NullMarked
package com.memberhub.platform;

import org.jspecify.annotations.NullMarked;

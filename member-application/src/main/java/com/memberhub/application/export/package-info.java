/** Taking members out. */
@NullMarked
package com.memberhub.application.export;

import org.jspecify.annotations.NullMarked;

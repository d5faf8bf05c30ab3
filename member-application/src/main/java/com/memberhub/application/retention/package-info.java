/** What is not kept for ever. */
@NullMarked
package com.memberhub.application.retention;

import org.jspecify.annotations.NullMarked;

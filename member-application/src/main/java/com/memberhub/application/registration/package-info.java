/** The create path: registering and previewing, the use case behind both, and decorators that ration calls and try again. */
@NullMarked
package com.memberhub.application.registration;

import org.jspecify.annotations.NullMarked;

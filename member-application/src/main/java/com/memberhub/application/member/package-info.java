/** The store of members, as the use cases see it. */
@NullMarked
package com.memberhub.application.member;

import org.jspecify.annotations.NullMarked;

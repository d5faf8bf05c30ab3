/** The member, its identity and its values. */
@NullMarked
package com.memberhub.domain.member;

import org.jspecify.annotations.NullMarked;

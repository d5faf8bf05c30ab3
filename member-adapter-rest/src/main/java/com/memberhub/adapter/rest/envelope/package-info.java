/** The platform's answer: one envelope, whatever produced it. */
@NullMarked
package com.memberhub.adapter.rest.envelope;

import org.jspecify.annotations.NullMarked;

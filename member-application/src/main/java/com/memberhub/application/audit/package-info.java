/** The access log: who looked at, took out or changed what, and why. */
@NullMarked
package com.memberhub.application.audit;

import org.jspecify.annotations.NullMarked;

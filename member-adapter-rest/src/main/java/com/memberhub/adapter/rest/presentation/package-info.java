/** How staff are told things, in the API and on the pages alike: labels for codes, and payloads made readable. */
@NullMarked
package com.memberhub.adapter.rest.presentation;

import org.jspecify.annotations.NullMarked;

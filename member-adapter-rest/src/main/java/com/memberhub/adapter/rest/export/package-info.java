/** Members as files that people open in a spreadsheet. */
@NullMarked
package com.memberhub.adapter.rest.export;

import org.jspecify.annotations.NullMarked;

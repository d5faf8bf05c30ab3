/** Made-up data for whoever wants to look around. */
@NullMarked
package com.memberhub.demo;

import org.jspecify.annotations.NullMarked;

/** Everything that speaks SQL. Its types are package-private: the world sees the ports they implement. */
@NullMarked
package com.memberhub.adapter.jpa;

import org.jspecify.annotations.NullMarked;

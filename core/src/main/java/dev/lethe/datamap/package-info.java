/** What the host holds about whom, why, where and how long, as one immutable value. */
@NullMarked
package dev.lethe.datamap;

import org.jspecify.annotations.NullMarked;

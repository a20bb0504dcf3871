/** The door: one facade and its builder. */
@NullMarked
package dev.lethe;

import org.jspecify.annotations.NullMarked;

/** Checks what a developer writes on an entity while it is compiled. */
@NullMarked
package dev.lethe.checker;

import org.jspecify.annotations.NullMarked;

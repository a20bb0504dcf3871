/** Compiles fixtures with the checker. */
@NullMarked
package dev.lethe.checker;

import org.jspecify.annotations.NullMarked;

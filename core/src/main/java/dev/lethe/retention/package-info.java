/** Purges what is past its period, in batches, holds respected. */
@NullMarked
package dev.lethe.retention;

import org.jspecify.annotations.NullMarked;

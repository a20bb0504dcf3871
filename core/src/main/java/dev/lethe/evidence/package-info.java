/** Append-only, hash-chained, signed proof of what was done; verification; the suppression log. */
@NullMarked
package dev.lethe.evidence;

import org.jspecify.annotations.NullMarked;

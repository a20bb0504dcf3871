/** Legal and security holds: place, list, release. */
@NullMarked
package dev.lethe.hold;

import org.jspecify.annotations.NullMarked;

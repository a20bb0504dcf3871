/** Looks at names and types, and says what seems to be about a person although nobody said so. */
@NullMarked
package dev.lethe.detect;

import org.jspecify.annotations.NullMarked;

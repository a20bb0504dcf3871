/** A shop as it grew since 2014, declared with as few words as it takes. */
@NullMarked
package dev.lethe.messy;

import org.jspecify.annotations.NullMarked;

/** Erases one person, or one record, except what a ground keeps; says what, why and until when. */
@NullMarked
package dev.lethe.erasure;

import org.jspecify.annotations.NullMarked;

/** Copies for the data subject: access and portability. */
@NullMarked
package dev.lethe.export;

import org.jspecify.annotations.NullMarked;

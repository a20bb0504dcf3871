/** Pages of the documentation that are printed from the code. */
@NullMarked
package dev.lethe.docs;

import org.jspecify.annotations.NullMarked;

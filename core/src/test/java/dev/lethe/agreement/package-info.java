/** The verdict and the database: what the pure function names is what a run removes. */
@NullMarked
package dev.lethe.agreement;

import org.jspecify.annotations.NullMarked;

/** The tour's steps as tests on three databases, and tests of what it is made of. */
@NullMarked
package music.tour;

import org.jspecify.annotations.NullMarked;

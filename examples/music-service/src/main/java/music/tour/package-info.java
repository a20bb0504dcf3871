/**
 * The tour: the service's data on a real database, and a clock that is turned through its promises.
 */
@NullMarked
package music.tour;

import org.jspecify.annotations.NullMarked;

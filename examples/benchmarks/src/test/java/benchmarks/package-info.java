/** What was measured once stays true. */
@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;

/** What the detector finds in models of open-source applications, and what a scan costs. */
@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;

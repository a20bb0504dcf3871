/** Tests of the running service. */
@NullMarked
package music.web;

import org.jspecify.annotations.NullMarked;

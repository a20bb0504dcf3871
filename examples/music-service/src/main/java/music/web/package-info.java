/** The service as people use it: over HTTP, on a database, with files in a folder. */
@NullMarked
package music.web;

import org.jspecify.annotations.NullMarked;

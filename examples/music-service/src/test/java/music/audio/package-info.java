/** Tests of sounds and of where they lie. */
@NullMarked
package music.audio;

import org.jspecify.annotations.NullMarked;

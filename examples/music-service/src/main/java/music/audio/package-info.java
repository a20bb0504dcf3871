/** Sound: WAV files in and out, effects on them, and the folder where they lie. */
@NullMarked
package music.audio;

import org.jspecify.annotations.NullMarked;

package music.audio;

/** A file that is no WAV file that the service takes. The message repeats nothing of the file. */
public final class NotWav extends Exception {
  private static final long serialVersionUID = 1;

  NotWav(String message) {
    super(message);
  }
}

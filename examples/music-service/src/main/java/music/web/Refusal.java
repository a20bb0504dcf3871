package music.web;

import org.springframework.http.HttpStatus;

/**
 * A request that is answered with no. The message is the answer and repeats nothing of the request.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;

  Refusal(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** There is none, or it is somebody else's: one cannot tell. */
  static Refusal none(String what) {
    return new Refusal(HttpStatus.NOT_FOUND, "You have no such " + what + ".");
  }

  HttpStatus status() {
    return status;
  }
}

package music.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** RFC 9457, without {@code instance}: a path has ids in it. */
record Problem(int status, String title, String detail) {
  static ResponseEntity<Object> answer(HttpStatusCode status, String detail) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String title = known == null ? "Error" : known.getReasonPhrase();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(new Problem(status.value(), title, detail));
  }
}

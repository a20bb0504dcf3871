package music.web;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what went wrong, in words of ours: those of an exception may quote somebody's data. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Object> refused(Refusal refusal) {
    return Problem.answer(refusal.status(), String.valueOf(refusal.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Object> broken(Exception broken) {
    StringJoiner types = new StringJoiner(" < ");
    Throwable root = broken;
    for (Throwable t = broken; t != null; t = t.getCause()) {
      types.add(t.getClass().getName());
      root = t;
    }
    LOG.error("a request failed: {} at {}", types, root.getStackTrace()[0]);
    return Problem.answer(
        HttpStatus.INTERNAL_SERVER_ERROR, words(HttpStatus.INTERNAL_SERVER_ERROR));
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception wrong,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ResponseEntity<Object> answer = Problem.answer(status, words(status));
    return ResponseEntity.status(status)
        .headers(all -> all.putAll(headers))
        .headers(all -> all.putAll(answer.getHeaders()))
        .body(answer.getBody());
  }

  private static String words(HttpStatusCode status) {
    if (status.is5xxServerError()) return "The service failed.";
    return status.isSameCodeAs(HttpStatus.NOT_FOUND)
        ? "There is nothing here."
        : "The request cannot be understood.";
  }
}

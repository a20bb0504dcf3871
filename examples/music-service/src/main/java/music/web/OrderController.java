package music.web;

import dev.lethe.Lethe;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What became of an order to delete. For whoever has its number, which only they were told: their
 * account may be closed. Names nobody.
 */
@RestController
@RequestMapping("/orders/{id}")
class OrderController {
  private final Lethe lethe;

  OrderController(Lethe lethe) {
    this.lethe = lethe;
  }

  @GetMapping
  Standing standing(@PathVariable UUID id) {
    ErasureOutcome outcome = found(() -> lethe.erasures().outcome(id));
    return new Standing(outcome.status());
  }

  @GetMapping(path = "/certificate", produces = MediaType.TEXT_HTML_VALUE)
  String certificate(@PathVariable UUID id) {
    return found(() -> lethe.erasures().certificate(id)).html();
  }

  private static <T> T found(Supplier<T> asked) {
    try {
      return asked.get();
    } catch (MisuseException e) {
      if (e.code() == Code.ERASURE_UNKNOWN || e.code() == Code.NO_CERTIFICATE)
        throw Refusal.none("order");
      throw e;
    }
  }

  /** How it stands. */
  record Standing(ErasureOutcome.Status status) {}
}

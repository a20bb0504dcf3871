package music.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Nothing is deleted before the library can do it. */
@Component
class NotYet implements Privacy {
  @Override
  public UUID erase(UUID account) {
    throw new Refusal(HttpStatus.NOT_IMPLEMENTED, "Accounts cannot be closed yet.");
  }

  @Override
  public UUID erase(UUID account, UUID output) {
    throw new Refusal(HttpStatus.NOT_IMPLEMENTED, "Outputs cannot be deleted yet.");
  }
}

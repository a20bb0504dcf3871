package dev.lethe.spring;

import dev.lethe.Lethe;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Hands events on as Spring events. What happened is recorded by then, so that a listener of the
 * host's which fails cannot undo it, nor stop the engine.
 */
record Events(ApplicationEventPublisher publisher) implements Consumer<Lethe.Event> {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);

  @Override
  public void accept(Lethe.Event event) {
    try {
      publisher.publishEvent(event);
    } catch (RuntimeException e) {
      // By its type: what a host's exception says may name a person.
      LOG.error(
          "LETHE a listener failed on {}: {}",
          event.getClass().getSimpleName(),
          e.getClass().getName());
    }
  }
}

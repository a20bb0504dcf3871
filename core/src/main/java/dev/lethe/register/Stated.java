package dev.lethe.register;

import java.util.Optional;

/**
 * What the register says about something: a value, or the question that nobody has answered yet. A
 * gap is never guessed.
 */
public sealed interface Stated<T> {
  /** Answered. */
  record Value<T>(T value) implements Stated<T> {}

  /** Not answered: {@code { open: "required under Art. 37?" }}. */
  record Open<T>(String question) implements Stated<T> {}

  static <T> Stated<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Stated<T> open(String question) {
    return new Open<>(question);
  }

  /** The value, where it is stated. */
  default Optional<T> known() {
    return this instanceof Value<T> stated ? Optional.of(stated.value()) : Optional.empty();
  }

  /** The question, where it is open. */
  default Optional<String> gap() {
    return this instanceof Open<T> open ? Optional.of(open.question()) : Optional.empty();
  }

  /** The value as text, or "not stated: required under Art. 37?". */
  default String inWords() {
    return this instanceof Open<T> open
        ? "not stated: " + open.question()
        : known().map(Object::toString).orElse("");
  }
}

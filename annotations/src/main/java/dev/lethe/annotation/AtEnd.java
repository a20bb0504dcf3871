package dev.lethe.annotation;

/** What is done when nothing keeps the data any more. */
public enum AtEnd {
  DELETE,
  ANONYMISE
}

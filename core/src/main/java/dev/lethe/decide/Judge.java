package dev.lethe.decide;

import java.util.function.Predicate;

/**
 * One element of the decision table: knows one row and when it applies, if no judge before it
 * spoke.
 */
record Judge(String name, Row row, Predicate<Case> when) {}

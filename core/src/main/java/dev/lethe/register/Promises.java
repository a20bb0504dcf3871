package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.util.Optional;

/**
 * What the organisation promises beyond the law.
 *
 * @param answerWithin time to answer a person
 * @param noticeBeforeChange notice before a material change of the policy
 */
public record Promises(
    Optional<Stated<Span>> answerWithin, Optional<Stated<Span>> noticeBeforeChange) {}

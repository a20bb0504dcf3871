package dev.lethe.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A human being: one or more refs (two accounts, a mail by address only). */
public record Person(Set<SubjectRef> refs) {
  public Person {
    refs = Set.copyOf(refs);
    if (refs.isEmpty())
      throw new IllegalArgumentException("a person needs at least one SubjectRef");
  }

  public static Person of(SubjectRef first, SubjectRef... more) {
    var s = new LinkedHashSet<SubjectRef>(List.of(more));
    s.add(first);
    return new Person(s);
  }
}

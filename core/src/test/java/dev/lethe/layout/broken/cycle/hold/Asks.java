package dev.lethe.layout.broken.cycle.hold;

import dev.lethe.layout.broken.cycle.facts.Answers;

public interface Asks {
  Answers answers();
}

package dev.lethe.layout.broken.cycle.facts;

import dev.lethe.layout.broken.cycle.hold.Asks;

public interface Answers {
  Asks asks();
}

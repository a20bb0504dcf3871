package dev.lethe.layout.broken.door.retention;

import dev.lethe.layout.broken.door.Lethe;

interface Knocks {
  Lethe lethe();
}

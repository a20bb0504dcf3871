package dev.lethe.layout.broken.homes.hold;

import jakarta.persistence.Query;

interface AsksJpa {
  Query query();
}

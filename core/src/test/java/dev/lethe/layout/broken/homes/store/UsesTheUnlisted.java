package dev.lethe.layout.broken.homes.store;

import org.assertj.core.api.Assert;

interface UsesTheUnlisted {
  Assert<?, ?> what();
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresActorContract extends ActorContract {
  PostgresActorContract() {
    super(Product.POSTGRESQL);
  }
}

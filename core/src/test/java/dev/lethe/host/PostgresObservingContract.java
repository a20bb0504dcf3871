package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresObservingContract extends ObservingContract {
  PostgresObservingContract() {
    super(Product.POSTGRESQL);
  }
}

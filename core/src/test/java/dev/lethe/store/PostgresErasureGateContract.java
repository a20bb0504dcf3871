package dev.lethe.store;

import dev.lethe.databases.Product;

class PostgresErasureGateContract extends ErasureGateContract {
  PostgresErasureGateContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.store;

import dev.lethe.databases.Product;

class PostgresGateContract extends GateContract {
  PostgresGateContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresErasureContract extends ErasureContract {
  PostgresErasureContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresErasureInterruptedContract extends ErasureInterruptedContract {
  PostgresErasureInterruptedContract() {
    super(Product.POSTGRESQL, 23);
  }
}

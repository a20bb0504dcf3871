package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresInterruptedContract extends InterruptedContract {
  PostgresInterruptedContract() {
    super(Product.POSTGRESQL, 11);
  }
}

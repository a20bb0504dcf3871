package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresGrownContract extends GrownContract {
  PostgresGrownContract() {
    super(Product.POSTGRESQL);
  }
}

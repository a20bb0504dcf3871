package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresHoldContract extends HoldContract {
  PostgresHoldContract() {
    super(Product.POSTGRESQL);
  }
}

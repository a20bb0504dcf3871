package dev.lethe.store;

import dev.lethe.databases.Product;

class PostgresSqlContract extends SqlContract {
  PostgresSqlContract() {
    super(Product.POSTGRESQL);
  }
}

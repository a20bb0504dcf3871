package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresEdgesContract extends EdgesContract {
  PostgresEdgesContract() {
    super(Product.POSTGRESQL);
  }
}

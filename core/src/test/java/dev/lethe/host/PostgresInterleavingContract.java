package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresInterleavingContract extends InterleavingContract {
  PostgresInterleavingContract() {
    super(Product.POSTGRESQL);
  }
}

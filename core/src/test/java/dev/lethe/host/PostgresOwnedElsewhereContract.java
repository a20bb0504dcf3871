package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresOwnedElsewhereContract extends OwnedElsewhereContract {
  PostgresOwnedElsewhereContract() {
    super(Product.POSTGRESQL);
  }
}

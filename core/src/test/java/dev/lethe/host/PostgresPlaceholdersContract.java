package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresPlaceholdersContract extends PlaceholdersContract {
  PostgresPlaceholdersContract() {
    super(Product.POSTGRESQL);
  }
}

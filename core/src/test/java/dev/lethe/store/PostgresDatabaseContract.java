package dev.lethe.store;

import dev.lethe.databases.Product;

class PostgresDatabaseContract extends DatabaseContract {
  PostgresDatabaseContract() {
    super(Product.POSTGRESQL);
  }
}

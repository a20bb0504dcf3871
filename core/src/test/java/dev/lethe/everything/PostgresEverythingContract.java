package dev.lethe.everything;

import dev.lethe.databases.Product;

class PostgresEverythingContract extends EverythingContract {
  PostgresEverythingContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresMessyContract extends MessyContract {
  PostgresMessyContract() {
    super(Product.POSTGRESQL);
  }
}

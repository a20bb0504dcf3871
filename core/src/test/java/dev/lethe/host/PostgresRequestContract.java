package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresRequestContract extends RequestContract {
  PostgresRequestContract() {
    super(Product.POSTGRESQL);
  }
}

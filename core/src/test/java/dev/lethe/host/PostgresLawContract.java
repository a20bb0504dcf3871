package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresLawContract extends LawContract {
  PostgresLawContract() {
    super(Product.POSTGRESQL);
  }
}

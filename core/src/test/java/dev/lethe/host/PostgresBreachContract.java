package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresBreachContract extends BreachContract {
  PostgresBreachContract() {
    super(Product.POSTGRESQL);
  }
}

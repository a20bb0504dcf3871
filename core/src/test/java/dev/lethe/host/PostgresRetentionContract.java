package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresRetentionContract extends RetentionContract {
  PostgresRetentionContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresNobodyIsPrintedContract extends NobodyIsPrintedContract {
  PostgresNobodyIsPrintedContract() {
    super(Product.POSTGRESQL);
  }
}

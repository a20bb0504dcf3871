package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresExportContract extends ExportContract {
  PostgresExportContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresFilesContract extends FilesContract {
  PostgresFilesContract() {
    super(Product.POSTGRESQL);
  }
}

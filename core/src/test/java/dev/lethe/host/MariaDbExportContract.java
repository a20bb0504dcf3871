package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbExportContract extends ExportContract {
  MariaDbExportContract() {
    super(Product.MARIADB);
  }
}

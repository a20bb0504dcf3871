package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbFilesContract extends FilesContract {
  MariaDbFilesContract() {
    super(Product.MARIADB);
  }
}

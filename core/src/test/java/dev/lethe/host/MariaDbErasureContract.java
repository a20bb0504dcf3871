package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbErasureContract extends ErasureContract {
  MariaDbErasureContract() {
    super(Product.MARIADB);
  }
}

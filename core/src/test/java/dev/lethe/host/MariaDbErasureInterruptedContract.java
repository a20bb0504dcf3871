package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbErasureInterruptedContract extends ErasureInterruptedContract {
  MariaDbErasureInterruptedContract() {
    super(Product.MARIADB, 23);
  }
}

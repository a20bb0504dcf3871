package dev.lethe.store;

import dev.lethe.databases.Product;

class MariaDbErasureGateContract extends ErasureGateContract {
  MariaDbErasureGateContract() {
    super(Product.MARIADB);
  }
}

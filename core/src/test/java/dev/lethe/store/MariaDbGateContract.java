package dev.lethe.store;

import dev.lethe.databases.Product;

class MariaDbGateContract extends GateContract {
  MariaDbGateContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.store;

import dev.lethe.databases.Product;

class MariaDbSqlContract extends SqlContract {
  MariaDbSqlContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.store;

import dev.lethe.databases.Product;

class MariaDbDatabaseContract extends DatabaseContract {
  MariaDbDatabaseContract() {
    super(Product.MARIADB);
  }
}

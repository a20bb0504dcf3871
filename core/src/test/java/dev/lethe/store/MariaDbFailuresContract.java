package dev.lethe.store;

import dev.lethe.databases.Product;

class MariaDbFailuresContract extends FailuresContract {
  MariaDbFailuresContract() {
    super(Product.MARIADB);
  }
}

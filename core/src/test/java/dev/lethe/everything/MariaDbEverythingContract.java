package dev.lethe.everything;

import dev.lethe.databases.Product;

class MariaDbEverythingContract extends EverythingContract {
  MariaDbEverythingContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbOwnedElsewhereContract extends OwnedElsewhereContract {
  MariaDbOwnedElsewhereContract() {
    super(Product.MARIADB);
  }
}

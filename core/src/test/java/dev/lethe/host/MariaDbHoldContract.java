package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbHoldContract extends HoldContract {
  MariaDbHoldContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbGrownContract extends GrownContract {
  MariaDbGrownContract() {
    super(Product.MARIADB);
  }
}

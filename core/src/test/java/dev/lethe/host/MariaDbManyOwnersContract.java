package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbManyOwnersContract extends ManyOwnersContract {
  MariaDbManyOwnersContract() {
    super(Product.MARIADB);
  }
}

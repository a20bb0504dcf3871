package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbForbiddenContract extends ForbiddenContract {
  MariaDbForbiddenContract() {
    super(Product.MARIADB);
  }
}

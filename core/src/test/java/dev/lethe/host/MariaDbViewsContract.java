package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbViewsContract extends ViewsContract {
  MariaDbViewsContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbRequestContract extends RequestContract {
  MariaDbRequestContract() {
    super(Product.MARIADB);
  }
}

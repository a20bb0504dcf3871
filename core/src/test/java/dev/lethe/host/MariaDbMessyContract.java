package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbMessyContract extends MessyContract {
  MariaDbMessyContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbFulfilmentContract extends FulfilmentContract {
  MariaDbFulfilmentContract() {
    super(Product.MARIADB);
  }
}

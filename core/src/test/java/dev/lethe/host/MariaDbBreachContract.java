package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbBreachContract extends BreachContract {
  MariaDbBreachContract() {
    super(Product.MARIADB);
  }
}

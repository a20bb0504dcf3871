package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbObservingContract extends ObservingContract {
  MariaDbObservingContract() {
    super(Product.MARIADB);
  }
}

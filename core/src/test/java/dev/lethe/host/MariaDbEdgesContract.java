package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbEdgesContract extends EdgesContract {
  MariaDbEdgesContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbInterleavingContract extends InterleavingContract {
  MariaDbInterleavingContract() {
    super(Product.MARIADB);
  }
}

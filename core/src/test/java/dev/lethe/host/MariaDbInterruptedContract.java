package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbInterruptedContract extends InterruptedContract {
  MariaDbInterruptedContract() {
    super(Product.MARIADB, 11);
  }
}

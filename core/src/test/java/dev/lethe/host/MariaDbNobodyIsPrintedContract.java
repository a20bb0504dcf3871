package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbNobodyIsPrintedContract extends NobodyIsPrintedContract {
  MariaDbNobodyIsPrintedContract() {
    super(Product.MARIADB);
  }
}

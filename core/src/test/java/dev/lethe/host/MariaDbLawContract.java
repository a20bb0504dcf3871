package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbLawContract extends LawContract {
  MariaDbLawContract() {
    super(Product.MARIADB);
  }
}

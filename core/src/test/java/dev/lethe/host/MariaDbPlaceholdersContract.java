package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbPlaceholdersContract extends PlaceholdersContract {
  MariaDbPlaceholdersContract() {
    super(Product.MARIADB);
  }
}

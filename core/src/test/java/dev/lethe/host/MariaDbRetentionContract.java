package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbRetentionContract extends RetentionContract {
  MariaDbRetentionContract() {
    super(Product.MARIADB);
  }
}

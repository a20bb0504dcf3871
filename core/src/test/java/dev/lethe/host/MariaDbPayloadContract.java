package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbPayloadContract extends PayloadContract {
  MariaDbPayloadContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbErasureRolesContract extends ErasureRolesContract {
  MariaDbErasureRolesContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbErasureEdgesContract extends ErasureEdgesContract {
  MariaDbErasureEdgesContract() {
    super(Product.MARIADB);
  }
}

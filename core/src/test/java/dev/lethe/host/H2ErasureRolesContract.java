package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ErasureRolesContract extends ErasureRolesContract {
  H2ErasureRolesContract() {
    super(Product.H2);
  }
}

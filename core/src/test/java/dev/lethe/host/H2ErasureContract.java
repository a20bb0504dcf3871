package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ErasureContract extends ErasureContract {
  H2ErasureContract() {
    super(Product.H2);
  }
}

package dev.lethe.store;

import dev.lethe.databases.Product;

class H2ErasureGateContract extends ErasureGateContract {
  H2ErasureGateContract() {
    super(Product.H2);
  }
}

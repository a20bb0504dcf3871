package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ErasureInterruptedContract extends ErasureInterruptedContract {
  H2ErasureInterruptedContract() {
    super(Product.H2, 7);
  }
}

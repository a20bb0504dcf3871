package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ErasureEdgesContract extends ErasureEdgesContract {
  H2ErasureEdgesContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2InterleavingContract extends InterleavingContract {
  H2InterleavingContract() {
    super(Product.H2);
  }
}

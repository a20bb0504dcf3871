package dev.lethe.store;

import dev.lethe.databases.Product;

class H2SqlContract extends SqlContract {
  H2SqlContract() {
    super(Product.H2);
  }
}

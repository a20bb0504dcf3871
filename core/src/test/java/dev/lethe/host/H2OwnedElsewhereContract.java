package dev.lethe.host;

import dev.lethe.databases.Product;

class H2OwnedElsewhereContract extends OwnedElsewhereContract {
  H2OwnedElsewhereContract() {
    super(Product.H2);
  }
}

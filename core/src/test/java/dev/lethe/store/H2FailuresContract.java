package dev.lethe.store;

import dev.lethe.databases.Product;

class H2FailuresContract extends FailuresContract {
  H2FailuresContract() {
    super(Product.H2);
  }
}

package dev.lethe.store;

import dev.lethe.databases.Product;

class H2DatabaseContract extends DatabaseContract {
  H2DatabaseContract() {
    super(Product.H2);
  }
}

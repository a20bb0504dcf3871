package dev.lethe.everything;

import dev.lethe.databases.Product;

class H2EverythingContract extends EverythingContract {
  H2EverythingContract() {
    super(Product.H2);
  }
}

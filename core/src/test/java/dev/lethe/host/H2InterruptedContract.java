package dev.lethe.host;

import dev.lethe.databases.Product;

class H2InterruptedContract extends InterruptedContract {
  H2InterruptedContract() {
    super(Product.H2, 7);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2GrownContract extends GrownContract {
  H2GrownContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ManyOwnersContract extends ManyOwnersContract {
  H2ManyOwnersContract() {
    super(Product.H2);
  }
}

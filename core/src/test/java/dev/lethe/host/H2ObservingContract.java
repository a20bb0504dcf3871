package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ObservingContract extends ObservingContract {
  H2ObservingContract() {
    super(Product.H2);
  }
}

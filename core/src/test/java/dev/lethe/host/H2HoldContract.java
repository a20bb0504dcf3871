package dev.lethe.host;

import dev.lethe.databases.Product;

class H2HoldContract extends HoldContract {
  H2HoldContract() {
    super(Product.H2);
  }
}

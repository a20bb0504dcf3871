package dev.lethe.host;

import dev.lethe.databases.Product;

class H2RequestContract extends RequestContract {
  H2RequestContract() {
    super(Product.H2);
  }
}

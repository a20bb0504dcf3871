package dev.lethe.host;

import dev.lethe.databases.Product;

class H2PayloadContract extends PayloadContract {
  H2PayloadContract() {
    super(Product.H2);
  }
}

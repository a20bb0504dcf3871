package dev.lethe.host;

import dev.lethe.databases.Product;

class H2FulfilmentContract extends FulfilmentContract {
  H2FulfilmentContract() {
    super(Product.H2);
  }
}

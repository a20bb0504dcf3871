package dev.lethe.host;

import dev.lethe.databases.Product;

class H2BreachContract extends BreachContract {
  H2BreachContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2LawContract extends LawContract {
  H2LawContract() {
    super(Product.H2);
  }
}

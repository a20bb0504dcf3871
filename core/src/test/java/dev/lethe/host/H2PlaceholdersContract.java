package dev.lethe.host;

import dev.lethe.databases.Product;

class H2PlaceholdersContract extends PlaceholdersContract {
  H2PlaceholdersContract() {
    super(Product.H2);
  }
}

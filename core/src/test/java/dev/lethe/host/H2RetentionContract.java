package dev.lethe.host;

import dev.lethe.databases.Product;

class H2RetentionContract extends RetentionContract {
  H2RetentionContract() {
    super(Product.H2);
  }
}

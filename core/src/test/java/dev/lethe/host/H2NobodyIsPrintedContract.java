package dev.lethe.host;

import dev.lethe.databases.Product;

class H2NobodyIsPrintedContract extends NobodyIsPrintedContract {
  H2NobodyIsPrintedContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2MessyContract extends MessyContract {
  H2MessyContract() {
    super(Product.H2);
  }
}

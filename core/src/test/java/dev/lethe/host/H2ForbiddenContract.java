package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ForbiddenContract extends ForbiddenContract {
  H2ForbiddenContract() {
    super(Product.H2);
  }
}

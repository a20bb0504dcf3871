package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresForbiddenContract extends ForbiddenContract {
  PostgresForbiddenContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresManyOwnersContract extends ManyOwnersContract {
  PostgresManyOwnersContract() {
    super(Product.POSTGRESQL);
  }
}

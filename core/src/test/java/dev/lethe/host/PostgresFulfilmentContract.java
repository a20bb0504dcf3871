package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresFulfilmentContract extends FulfilmentContract {
  PostgresFulfilmentContract() {
    super(Product.POSTGRESQL);
  }
}

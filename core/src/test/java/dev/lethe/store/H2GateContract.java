package dev.lethe.store;

import dev.lethe.databases.Product;

class H2GateContract extends GateContract {
  H2GateContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2EdgesContract extends EdgesContract {
  H2EdgesContract() {
    super(Product.H2);
  }
}

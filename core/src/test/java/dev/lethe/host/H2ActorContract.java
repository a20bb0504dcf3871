package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ActorContract extends ActorContract {
  H2ActorContract() {
    super(Product.H2);
  }
}

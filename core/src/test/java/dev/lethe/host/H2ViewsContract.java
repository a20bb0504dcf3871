package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ViewsContract extends ViewsContract {
  H2ViewsContract() {
    super(Product.H2);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ExportContract extends ExportContract {
  H2ExportContract() {
    super(Product.H2);
  }
}

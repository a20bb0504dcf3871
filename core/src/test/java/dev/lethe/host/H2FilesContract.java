package dev.lethe.host;

import dev.lethe.databases.Product;

class H2FilesContract extends FilesContract {
  H2FilesContract() {
    super(Product.H2);
  }
}

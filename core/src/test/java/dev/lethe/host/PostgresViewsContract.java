package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresViewsContract extends ViewsContract {
  PostgresViewsContract() {
    super(Product.POSTGRESQL);
  }
}

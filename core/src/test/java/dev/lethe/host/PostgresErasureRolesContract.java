package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresErasureRolesContract extends ErasureRolesContract {
  PostgresErasureRolesContract() {
    super(Product.POSTGRESQL);
  }
}

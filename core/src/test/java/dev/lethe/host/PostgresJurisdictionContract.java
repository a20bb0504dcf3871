package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresJurisdictionContract extends JurisdictionContract {
  PostgresJurisdictionContract() {
    super(Product.POSTGRESQL);
  }
}

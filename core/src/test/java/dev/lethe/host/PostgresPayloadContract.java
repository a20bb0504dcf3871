package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresPayloadContract extends PayloadContract {
  PostgresPayloadContract() {
    super(Product.POSTGRESQL);
  }
}

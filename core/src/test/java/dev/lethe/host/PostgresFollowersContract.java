package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresFollowersContract extends FollowersContract {
  PostgresFollowersContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbFollowersContract extends FollowersContract {
  MariaDbFollowersContract() {
    super(Product.MARIADB);
  }
}

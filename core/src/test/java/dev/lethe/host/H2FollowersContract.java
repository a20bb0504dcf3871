package dev.lethe.host;

import dev.lethe.databases.Product;

class H2FollowersContract extends FollowersContract {
  H2FollowersContract() {
    super(Product.H2);
  }
}

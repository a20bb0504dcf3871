package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbActorContract extends ActorContract {
  MariaDbActorContract() {
    super(Product.MARIADB);
  }
}

package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbJurisdictionContract extends JurisdictionContract {
  MariaDbJurisdictionContract() {
    super(Product.MARIADB);
  }
}

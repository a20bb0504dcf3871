package dev.lethe.host;

import dev.lethe.databases.Product;

class H2JurisdictionContract extends JurisdictionContract {
  H2JurisdictionContract() {
    super(Product.H2);
  }
}

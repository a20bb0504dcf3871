package dev.lethe.evidence;

import dev.lethe.databases.Product;

class MariaDbEvidenceContract extends EvidenceContract {
  MariaDbEvidenceContract() {
    super(Product.MARIADB);
  }
}

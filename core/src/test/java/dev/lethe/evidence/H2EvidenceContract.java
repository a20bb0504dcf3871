package dev.lethe.evidence;

import dev.lethe.databases.Product;

class H2EvidenceContract extends EvidenceContract {
  H2EvidenceContract() {
    super(Product.H2);
  }
}

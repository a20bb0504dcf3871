package dev.lethe.evidence;

import dev.lethe.databases.Product;

class PostgresEvidenceContract extends EvidenceContract {
  PostgresEvidenceContract() {
    super(Product.POSTGRESQL);
  }
}

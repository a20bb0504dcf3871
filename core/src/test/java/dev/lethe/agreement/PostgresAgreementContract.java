package dev.lethe.agreement;

import dev.lethe.databases.Product;

class PostgresAgreementContract extends AgreementContract {
  PostgresAgreementContract() {
    super(Product.POSTGRESQL);
  }
}

package dev.lethe.agreement;

import dev.lethe.databases.Product;

class MariaDbAgreementContract extends AgreementContract {
  MariaDbAgreementContract() {
    super(Product.MARIADB);
  }
}

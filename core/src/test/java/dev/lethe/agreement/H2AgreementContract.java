package dev.lethe.agreement;

import dev.lethe.databases.Product;

class H2AgreementContract extends AgreementContract {
  H2AgreementContract() {
    super(Product.H2);
  }
}

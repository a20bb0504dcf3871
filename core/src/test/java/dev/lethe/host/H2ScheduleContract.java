package dev.lethe.host;

import dev.lethe.databases.Product;

class H2ScheduleContract extends ScheduleContract {
  H2ScheduleContract() {
    super(Product.H2);
  }
}

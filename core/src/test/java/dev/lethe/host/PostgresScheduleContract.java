package dev.lethe.host;

import dev.lethe.databases.Product;

class PostgresScheduleContract extends ScheduleContract {
  PostgresScheduleContract() {
    super(Product.POSTGRESQL);
  }
}

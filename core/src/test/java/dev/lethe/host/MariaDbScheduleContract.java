package dev.lethe.host;

import dev.lethe.databases.Product;

class MariaDbScheduleContract extends ScheduleContract {
  MariaDbScheduleContract() {
    super(Product.MARIADB);
  }
}

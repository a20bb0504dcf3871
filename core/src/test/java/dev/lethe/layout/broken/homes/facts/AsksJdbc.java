package dev.lethe.layout.broken.homes.facts;

import java.sql.Connection;
import javax.sql.DataSource;

interface AsksJdbc {
  Connection[] connections();

  DataSource source();
}

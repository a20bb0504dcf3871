package dev.lethe.databases;

/** The supported databases. */
public enum Product {
  POSTGRESQL,
  MARIADB,
  H2
}

package dev.lethe.layout.broken.homes;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** The factory is allowed at the door, the manager is not. */
interface Lethe {
  EntityManagerFactory factory();

  EntityManager manager();
}

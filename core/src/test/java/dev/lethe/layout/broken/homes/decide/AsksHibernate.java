package dev.lethe.layout.broken.homes.decide;

import org.hibernate.Session;

interface AsksHibernate {
  Session session();
}

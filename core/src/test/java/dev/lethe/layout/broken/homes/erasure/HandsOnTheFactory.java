package dev.lethe.layout.broken.homes.erasure;

import jakarta.persistence.EntityManagerFactory;

interface HandsOnTheFactory {
  EntityManagerFactory factory();
}

package dev.lethe.everything;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap;
import dev.lethe.host.Host;
import dev.lethe.model.DeclarationException;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** The model with every feature of the mapping, and its map. */
final class Everything {
  static final List<Class<?>> ENTITIES =
      List.of(
          People.Guest.class,
          People.ClubMember.class,
          People.Warden.class,
          Records.Stay.class,
          Records.RoomStay.class,
          Records.TentStay.class,
          Records.Complaint.class,
          Records.Meal.class,
          Records.Locker.class,
          Records.Doctor.class,
          Records.Paper.class,
          Records.Waiver.class,
          Records.HutPass.class,
          Records.Subscriber.class,
          Records.Order.class,
          Records.GateEntry.class,
          Records.Letter.class);

  private Everything() {}

  /** The same hut always. */
  private static final class OneHut implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
      return "upper";
    }

    @Override
    public boolean validateExistingCurrentSessions() {
      return false;
    }
  }

  static EntityManagerFactory factory(TestDatabase db, long seed) {
    if (db.product() != Product.MARIADB) {
      db.execute("create schema if not exists archive");
    }
    List<Class<?>> entities = new ArrayList<>(ENTITIES);
    Collections.shuffle(entities, new Random(seed));
    return db.factory(
        Map.of(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new OneHut()),
        entities.toArray(Class<?>[]::new));
  }

  /** The map, about which nothing must be found. */
  static DataMap map(TestDatabase db, long seed) {
    try (EntityManagerFactory emf = factory(db, seed);
        Lethe lethe = Lethe.observe(emf, Host.register())) {
      if (!lethe.findings().isEmpty()) {
        throw new DeclarationException(lethe.findings());
      }
      return lethe.dataMap();
    }
  }

  /** Writes the map of a JVM of its own to a file. */
  public static void main(String[] args) throws IOException {
    try (TestDatabase db = TestDatabase.fresh(Product.H2)) {
      Files.writeString(Path.of(args[0]), map(db, Long.parseLong(args[1])).toJson());
    }
  }
}

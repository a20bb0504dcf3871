package dev.lethe.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.store.Database;
import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * A fresh, empty database on one product, with a pool. Close it in {@code @AfterAll}.
 *
 * <pre>{@code
 * static final TestDatabase db = TestDatabase.fresh(Product.POSTGRESQL);
 * EntityManagerFactory emf = db.factory(Map.of(), Account.class);
 * Database database = Database.of(emf, Transactions.none());
 * database.schema().apply();
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
  private final Product product;
  private final Servers.Address address;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final HikariDataSource pool;

  private TestDatabase(Product product, Servers.Address address) {
    this.product = product;
    this.address = address;
    this.pool = pool(16);
  }

  public static TestDatabase fresh(Product product) {
    return new TestDatabase(product, Servers.fresh(product));
  }

  public Product product() {
    return product;
  }

  /** The pool of 16 connections that {@link #factory} uses. */
  public HikariDataSource dataSource() {
    return pool;
  }

  public String url() {
    return address.url();
  }

  /** Another pool on the same database, closed with it. */
  public HikariDataSource pool(int size) {
    return pool(size, address.user(), address.password());
  }

  /** The same as somebody else. */
  public HikariDataSource pool(int size, String user, String password) {
    HikariConfig config = new HikariConfig();
    // Only an administrator may say how long H2 keeps a database.
    boolean own = user.equals(address.user());
    config.setJdbcUrl(own ? address.url() : address.url().replaceFirst(";.*", ""));
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    HikariDataSource made = new HikariDataSource(config);
    open.add(made);
    return made;
  }

  /** Plain Hibernate with these entities, whose tables are created. Closed with the database. */
  public EntityManagerFactory factory(Map<String, ?> properties, Class<?>... entities) {
    return factory(pool, properties, entities);
  }

  /** The same over another pool. */
  public EntityManagerFactory factory(
      DataSource pool, Map<String, ?> properties, Class<?>... entities) {
    Map<String, Object> all = new HashMap<>();
    all.put("jakarta.persistence.nonJtaDataSource", pool);
    all.put("jakarta.persistence.schema-generation.database.action", "update");
    all.put("hibernate.hbm2ddl.auto", "update");
    all.putAll(properties);
    return made(all, entities);
  }

  /** Hibernate's own single connection, which nobody but its user puts back in order. */
  public EntityManagerFactory unpooled(Map<String, ?> properties, Class<?>... entities) {
    Map<String, Object> all = new HashMap<>();
    all.put("jakarta.persistence.jdbc.url", address.url());
    all.put("jakarta.persistence.jdbc.user", address.user());
    all.put("jakarta.persistence.jdbc.password", address.password());
    all.put("hibernate.connection.pool_size", "1");
    all.putAll(properties);
    return made(all, entities);
  }

  private EntityManagerFactory made(Map<String, ?> properties, Class<?>... entities) {
    var configuration = new HibernatePersistenceConfiguration("test");
    for (Class<?> entity : entities) configuration.managedClass(entity);
    properties.forEach(configuration::property);
    EntityManagerFactory factory = configuration.createEntityManagerFactory();
    open.add(factory);
    return factory;
  }

  /** A database to act on, without a host transaction, its own tables applied. */
  public Database database(EntityManagerFactory emf) {
    Database database = Database.of(emf, Transactions.none());
    database.schema().apply();
    return database;
  }

  /** Runs statements past everything, each committed. */
  public void execute(String... statements) {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of every row as text, past everything. */
  public List<String> column(String sql) {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) values.add(result.getString(1));
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many rows a table has, past everything. */
  public long rows(String table) {
    return Long.parseLong(column("select count(*) from " + table).get(0));
  }

  @Override
  public void close() {
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    open.clear();
  }
}

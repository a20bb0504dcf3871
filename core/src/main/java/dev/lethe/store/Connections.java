package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.hibernate.Version;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;

/** Connections of the host's own pool, taken where Hibernate takes them. */
final class Connections {
  private final ConnectionProvider provider;
  private final Dialect dialect;

  private Connections(ConnectionProvider provider) {
    this.provider = provider;
    Connection first = open("start");
    try {
      this.dialect = Dialect.of(first.getMetaData());
    } catch (SQLException e) {
      throw Failures.unreachable("start");
    } finally {
      close(first);
    }
  }

  static Connections of(EntityManagerFactory emf) {
    SessionFactoryImplementor factory = hibernate(emf);
    if (factory.getSessionFactoryOptions().isMultiTenancyEnabled())
      throw new InfrastructureException(
          Code.TENANTS_UNSUPPORTED,
          "This host keeps each tenant in a schema or database of its own.",
          "Use one persistence unit per tenant, or a discriminator column, until tenants are"
              + " supported as such.",
          false);
    var services = factory.getServiceRegistry();
    if (services.requireService(TransactionCoordinatorBuilder.class).isJta())
      throw unsupported("Transactions are coordinated by JTA.");
    return new Connections(services.requireService(ConnectionProvider.class));
  }

  private static SessionFactoryImplementor hibernate(EntityManagerFactory emf) {
    try {
      if (!Version.getVersionString().startsWith("7."))
        throw unsupported("The JPA provider is another major version of Hibernate.");
      return emf.unwrap(SessionFactoryImplementor.class);
    } catch (PersistenceException | NoClassDefFoundError e) {
      throw unsupported("The JPA provider is not Hibernate.");
    }
  }

  private static InfrastructureException unsupported(String what) {
    return new InfrastructureException(
        Code.DATABASE_UNSUPPORTED,
        what,
        "Use Hibernate ORM 7 with transactions of its own connections.",
        false);
  }

  Dialect dialect() {
    return dialect;
  }

  Connection open(String unit) {
    try {
      return provider.getConnection();
    } catch (SQLException | HibernateException e) {
      throw Failures.unreachable(unit);
    }
  }

  void close(Connection connection) {
    try {
      provider.closeConnection(connection);
    } catch (SQLException | HibernateException e) {
      // The pool has lost it; the unit's outcome does not depend on that.
    }
  }
}

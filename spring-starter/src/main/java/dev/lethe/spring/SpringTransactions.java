package dev.lethe.spring;

import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction that Spring runs on this thread, with the EntityManager that is bound to it. One
 * that is made by the factory itself never joins Spring's transaction; the bound one is in it. A
 * transaction of another factory binds none of this one.
 */
record SpringTransactions(EntityManagerFactory emf) implements Transactions {
  @Override
  public Optional<EntityManager> current() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.hasResource(emf)) return Optional.empty();
    return Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(emf));
  }
}

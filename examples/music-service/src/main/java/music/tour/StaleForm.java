package music.tour;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.util.UUID;
import music.Invoice;

/** Somebody opens an invoice in a form, goes to lunch, and saves it after a run. */
final class StaleForm {
  private final EntityManagerFactory emf;
  private final Invoice opened;

  private StaleForm(EntityManagerFactory emf, Invoice opened) {
    this.emf = emf;
    this.opened = opened;
  }

  static StaleForm open(EntityManagerFactory emf, UUID invoice) {
    return new StaleForm(emf, emf.callInTransaction(em -> em.find(Invoice.class, invoice)));
  }

  /** Whether the old values came back. */
  boolean save() {
    opened.annotate("paid by bank transfer");
    try {
      emf.runInTransaction(em -> em.merge(opened));
      return true;
    } catch (OptimisticLockException e) {
      return false;
    }
  }
}

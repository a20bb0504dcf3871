package music.tour;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import music.Account;
import music.BillingParty;
import music.CreditUse;
import music.Invoice;
import music.Subscription;

/** Somebody who signed up at the running service, and what it has about them. */
final class Customer {
  private static final String PASSWORD = "correct horse battery";

  final Visitor visitor;
  final UUID account;
  private final RunningService service;
  private final String email;

  private Customer(RunningService service, String email) {
    this.service = service;
    this.email = email;
    this.visitor = service.visitor();
    this.account = visitor.register(email, PASSWORD);
  }

  static Customer register(RunningService service, String email) {
    return new Customer(service, email);
  }

  /** Leaves a login event. */
  void signIn() {
    visitor.signIn(email, PASSWORD);
  }

  /** What the payment provider's messages lead to. Returns the invoice. */
  UUID pay(String name, String number, Instant issued) {
    UUID invoice = UUID.randomUUID();
    service
        .emf()
        .runInTransaction(
            em -> {
              Account owner = em.find(Account.class, account);
              Subscription plan =
                  new Subscription(
                      UUID.randomUUID(),
                      owner,
                      "solo",
                      Subscription.Status.ACTIVE,
                      "cus_" + number,
                      9);
              plan.use(new CreditUse(issued, 1));
              em.persist(plan);
              em.persist(
                  new Invoice(
                      invoice,
                      owner,
                      number,
                      issued,
                      new BigDecimal("10.00"),
                      new BigDecimal("1.90"),
                      new BillingParty(name, "Lindenweg 1, 10115 Berlin", "DE"),
                      "cus_" + number,
                      "thank you"));
            });
    return invoice;
  }

  String passwordHash() {
    return service.emf().callInTransaction(em -> em.find(Account.class, account).passwordHash());
  }

  /** Rows of a table that have this account in a column. */
  long rows(String table, String column) {
    return service.look().count("from " + table + " where " + column + " = ?", account);
  }
}

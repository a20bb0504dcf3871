package music.tour;

import dev.lethe.model.LetheException;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import music.Account;
import music.Invoice;
import music.SupportMessage;

/** P6: somebody writes the number of a card where anybody might read it. */
final class CardScene {
  private static final String CARD = "card 4242 4242 4242 4242";
  private static final String ORDER = "order number 1234 5678 9012 3456"; // no card has it
  private static final UUID ASKED = UUID.fromString("00000000-0000-4000-8000-00000000c6d1");

  private final Stage stage;
  private final EntityManagerFactory emf;

  CardScene(Stage stage, EntityManagerFactory emf) {
    this.stage = stage;
    this.emf = emf;
  }

  void play() {
    Chronicle chronicle = stage.chronicle;
    chronicle.chapter("The number of a card: never stored, whoever writes it", stage.now());
    note("paid with " + CARD);
    chronicle.check(
        "P6-a",
        "the note keeps the last four digits alone",
        1L,
        stage.look.count("from invoice where note like ?", "paid with card **** **** **** 4242"));
    chronicle.check("P6-a", "a message with such a number is taken", false, ask(CARD));
    chronicle.check("P6-a", "a message with an order number is taken", true, ask(ORDER));
    chronicle.check(
        "P6-a",
        "rows with such a number",
        0L,
        stage.look.count("from invoice where note like ?", "%4242 4242%")
            + stage.look.count("from support_message where body like ?", "%4242 4242%"));
    emf.runInTransaction(em -> em.remove(em.find(SupportMessage.class, ASKED)));
  }

  private void note(String text) {
    emf.runInTransaction(em -> em.find(Invoice.class, Cast.INV_E).annotate(text));
  }

  /** Whether the service took it. */
  private boolean ask(String text) {
    try {
      emf.runInTransaction(
          em ->
              em.persist(
                  new SupportMessage(
                      ASKED, em.find(Account.class, Cast.BEN), null, null, text, stage.now())));
      return true;
    } catch (RuntimeException e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (t instanceof LetheException) return false;
      }
      throw e;
    }
  }
}

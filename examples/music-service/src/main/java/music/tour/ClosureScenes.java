package music.tour;

import dev.lethe.retention.Retentions.Portion;
import java.time.Instant;
import java.util.UUID;
import music.audio.AudioKeys;

/** P13 and P14: what ends with an account, and what the tax law keeps of it, restricted. */
final class ClosureScenes {
  private static final String CLOSED =
      "from invoice i join account a on a.id = i.account_id where a.closed_at is not null ";
  private static final String OPEN =
      "from invoice i join account a on a.id = i.account_id where a.closed_at is null ";
  private static final String OUTPUTS =
      "from output o join account a on a.id = o.account_id where a.closed_at is ";

  /** Invoices of 2015 and before have been kept for ten years after their year. */
  private static final Instant END_OF_2015 = Instant.parse("2015-12-31T23:00:00Z");

  private final Stage stage;
  private final Look look;
  private final Chronicle chronicle;

  ClosureScenes(Stage stage) {
    this.stage = stage;
    this.look = stage.look;
    this.chronicle = stage.chronicle;
  }

  void closedAccounts() {
    chronicle.chapter(
        "Closed accounts: only what the tax law wants stays, restricted", stage.now());
    long outputsOfOpen = look.count(OUTPUTS + "null");
    long open = look.count("from account where closed_at is null");
    long invoicesOfOpen = look.count(OPEN);
    long sentToOpen = look.count(OPEN + "and i.sent_to is not null");
    long taxRelevant = look.count(CLOSED + "and i.issued_at >= ?", END_OF_2015);

    stage.arm(
        Portion.EVERYTHING,
        "published policy, section 3",
        "Output",
        "Subscription",
        "Invoice",
        "Account",
        "StaffMember",
        "SupportMessage");
    stage.run();

    chronicle.check("P13-c", "outputs of closed accounts", 0L, look.count(OUTPUTS + "not null"));
    chronicle.check("P13", "outputs of open accounts", outputsOfOpen, look.count(OUTPUTS + "null"));
    chronicle.check("P13-a", "an output of an open account, 20 months old", 1L, output(Cast.OUT_2));
    chronicle.check("P13-c", "Ben's output", 0L, output(Cast.BENS_OUTPUT));
    chronicle.check(
        "P13-c", "and its file", false, look.hasFile(AudioKeys.output(Cast.BENS_OUTPUT)));
    chronicle.check(
        "P13",
        "files of outputs",
        look.count("from output where object_key is not null"),
        look.files("outputs", ".wav"));

    chronicle.check("P14", "invoices that the tax law wants", taxRelevant, look.count(CLOSED));
    chronicle.check(
        "P14",
        "of these, with all six fields",
        taxRelevant,
        look.count(
            CLOSED
                + "and i.number is not null and i.issued_at is not null and i.net is not null"
                + " and i.vat is not null and i.name is not null and i.address is not null"
                + " and i.country is not null and i.stripe_customer_id is not null"));
    chronicle.check(
        "P14-a",
        "of these, with a field that no law asks for",
        0L,
        look.count(CLOSED + "and (i.sent_to is not null or i.note is not null)"));
    chronicle.check(
        "P14", "of these, without a raised version", 0L, look.count(CLOSED + "and i.version = 0"));
    chronicle.check(
        "P14",
        "closed accounts that still have an address or a password",
        0L,
        look.count(
            "from account where closed_at is not null"
                + " and (password_hash is not null or email like '%@example.%')"));
    chronicle.check(
        "P14", "open accounts", open, look.count("from account where closed_at is null"));
    chronicle.check("P14", "invoices of open accounts", invoicesOfOpen, look.count(OPEN));
    chronicle.check(
        "P14",
        "of these, with an address",
        sentToOpen,
        look.count(OPEN + "and i.sent_to is not null"));
    chronicle.check(
        "P14",
        "subscriptions of closed accounts",
        0L,
        look.count(
            "from subscription s join account a on a.id = s.account_id"
                + " where a.closed_at is not null"));
  }

  void endOfTheTaxPeriod(LogScenes logs) {
    chronicle.chapter("The tax period ends with the year in Berlin, not in UTC", stage.now());
    stage.turnTo("2026-12-31T22:59:59Z");
    stage.run();
    logs.afterTheHold();
    chronicle.check("P14", "a second before, an invoice of 2016", 1L, invoice(Cast.INV_A));
    stage.turnTo("2026-12-31T23:00:00Z");
    stage.run();
    chronicle.check("P14", "at the second, the invoice of 2016", 0L, invoice(Cast.INV_A));
    chronicle.check("P14-a", "Ben's invoice of 2026", 1L, invoice(Cast.INV_E));
    stage.turnTo("2030-12-31T22:59:59Z");
    stage.run();
    chronicle.check("H04", "issued 2019 in UTC, 2020 in Berlin: before", 1L, invoice(Cast.INV_B));
    chronicle.check("H04", "its owner's bare row", 1L, account(Cast.ZOE));
    stage.turnTo("2030-12-31T23:00:00Z");
    stage.run();
    chronicle.check(
        "H04", "issued 2019 in UTC, 2020 in Berlin: at the second", 0L, invoice(Cast.INV_B));
    chronicle.check("H04", "its owner's bare row, needed by nothing now", 0L, account(Cast.ZOE));
    chronicle.check("P13-a", "the old output of an open account", 1L, output(Cast.OUT_2));
  }

  private long output(UUID id) {
    return look.count("from output where id = ?", id);
  }

  private long invoice(UUID id) {
    return look.count("from invoice where id = ?", id);
  }

  private long account(UUID id) {
    return look.count("from account where id = ?", id);
  }
}

package dev.lethe.datamap;

import dev.lethe.annotation.AtEnd;
import dev.lethe.datamap.EntityEntry.LinkEntry;
import dev.lethe.datamap.EntityEntry.NotPersonalEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.deadline.Span;
import dev.lethe.register.Library;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Stated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A data map like the music service's, made by hand; every list in an order of its own. */
public final class SampleMap {
  private static final LinkEntry OWN = new LinkEntry("account", "customer", "OWNER", false);

  private final Random order;

  private SampleMap(long seed) {
    this.order = new Random(seed);
  }

  public static DataMap of(PrivacyRegister register) {
    return shuffled(register, 0);
  }

  public static DataMap shuffled(PrivacyRegister register, long seed) {
    SampleMap sample = new SampleMap(seed);
    return new DataMap(
        register,
        sample.shuffle(
            account(sample),
            upload(sample),
            output(sample),
            invoice(sample),
            loginEvent(sample),
            supportMessage(sample)),
        sample.shuffle(
            new DataMap.NotPersonalEntity(
                "Effect", "music.Effect", "price list of effects, the same for everyone"),
            new DataMap.NotPersonalEntity(
                "Plan", "music.Plan", "the plans on sale, the same for everyone")),
        sample.shuffle(
            new DataMap.Undeclared(
                "Upload.remark", "upload.remark, String", "Upload belongs to a person"),
            new DataMap.Undeclared(
                "playlist_share", "playlist_share", "references account, and no entity maps it")),
        sample.shuffle(
            new Library(
                "acme-jobs",
                "2.1",
                "database",
                new TreeMap<>(
                    Map.of(
                        "acme_job",
                        new Library.Table(
                            Optional.empty(),
                            List.of("contact.email", "content.message"),
                            "customer",
                            Library.Keys.PLAIN,
                            "deleted by the library when the job is done",
                            Optional.of(Stated.of(Span.parse("P7D")))),
                        "acme_lock",
                        new Library.Table(
                            Optional.of("one row per node, renewed each minute"),
                            List.of(),
                            "none",
                            Library.Keys.NONE,
                            "",
                            Optional.empty())))),
            new Library(
                "zeta",
                "0.9",
                "database",
                new TreeMap<>(
                    Map.of(
                        "zeta_mark",
                        new Library.Table(
                            Optional.empty(),
                            List.of("identity.account-id"),
                            "any",
                            Library.Keys.HASH,
                            "kept as proof",
                            Optional.of(Stated.open("how long is proof kept?"))))))),
        List.of());
  }

  @SafeVarargs
  private <T> List<T> shuffle(T... items) {
    List<T> list = new ArrayList<>();
    for (T item : items) {
      list.add(item);
    }
    Collections.shuffle(list, order);
    return list;
  }

  private static EntityEntry account(SampleMap s) {
    return new EntityEntry(
        "Account",
        "music.Account",
        List.of("account"),
        Optional.of("customer"),
        Optional.of("closedAt"),
        List.of(),
        s.shuffle(
            new GroupEntry(
                "Account/email",
                List.of(field("email", "account.email", "String", "contact.email", "PROVIDED")),
                s.shuffle("newsletter", "account"),
                s.shuffle(
                    closure("account", "closedAt", "Account"),
                    new RetentionRule(
                        RetentionRule.Kind.EVENT,
                        List.of("newsletter"),
                        "#withdrawal",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Span.ZERO,
                        Optional.empty(),
                        AtEnd.DELETE,
                        false,
                        Optional.empty(),
                        "basis of newsletter",
                        "kept until the consent is withdrawn")),
                List.of(),
                s.shuffle("supabase", "google-cloud", "vercel"),
                hex(1),
                List.of(),
                false),
            new GroupEntry(
                "Account/closedAt",
                s.shuffle(
                    new FieldEntry(
                        "passwordHash",
                        "account.password_hash",
                        "String",
                        "authentication.password-hash",
                        "PROVIDED",
                        false,
                        Optional.of("a secret of the login, of no use to the person"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    field(
                        "createdAt",
                        "account.created_at",
                        "Instant",
                        "relationship.dates",
                        "OBSERVED"),
                    field(
                        "closedAt",
                        "account.closed_at",
                        "Instant",
                        "relationship.dates",
                        "OBSERVED")),
                List.of("account"),
                List.of(closure("account", "closedAt", "Account")),
                List.of(),
                s.shuffle("supabase", "google-cloud", "vercel"),
                hex(2),
                List.of(),
                false)),
        List.of(
            new NotPersonalEntry("shard", "number that the job queue hands out, renewed daily")),
        s.shuffle("id", "version"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static EntityEntry upload(SampleMap s) {
    return new EntityEntry(
        "Upload",
        "music.Upload",
        List.of("upload"),
        Optional.empty(),
        Optional.empty(),
        List.of(OWN),
        List.of(
            new GroupEntry(
                "Upload",
                s.shuffle(
                    field(
                        "originalName",
                        "upload.original_name",
                        "String",
                        "content.file-name",
                        "PROVIDED"),
                    new FieldEntry(
                        "objectKey",
                        "upload.object_key",
                        "String",
                        "content.upload",
                        "PROVIDED",
                        true,
                        Optional.empty(),
                        Optional.of("audio"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of("transformation"),
                List.of(
                    window(
                        "transformation",
                        "completedAt",
                        Optional.of("PT24H"),
                        "PT72H",
                        Optional.of("P7D"),
                        Optional.of("P30D"),
                        "@Retain on Upload",
                        "deleted 24 hours to 72 hours after completedAt; 7 days after creation if"
                            + " that never comes; 30 days after creation at the latest")),
                List.of(),
                s.shuffle("supabase", "google-cloud"),
                hex(3),
                List.of(),
                false)),
        List.of(),
        s.shuffle("id", "account", "completedAt", "createdAt"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static EntityEntry output(SampleMap s) {
    return new EntityEntry(
        "Output",
        "music.Output",
        List.of("output"),
        Optional.empty(),
        Optional.empty(),
        List.of(OWN),
        List.of(
            new GroupEntry(
                "Output",
                s.shuffle(
                    field("title", "output.title", "String", "content.file-name", "PROVIDED"),
                    new FieldEntry(
                        "objectKey",
                        "output.object_key",
                        "String",
                        "content.output",
                        "GENERATED",
                        true,
                        Optional.empty(),
                        Optional.of("audio"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of("transformation"),
                List.of(closure("transformation", "account.closedAt", "Output")),
                List.of(),
                s.shuffle("supabase", "google-cloud"),
                hex(4),
                List.of(),
                false)),
        List.of(new NotPersonalEntry("effect", "name of the effect, from a fixed list")),
        s.shuffle("id", "account", "createdAt", "source"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static EntityEntry invoice(SampleMap s) {
    return new EntityEntry(
        "Invoice",
        "music.Invoice",
        List.of("invoice"),
        Optional.empty(),
        Optional.empty(),
        List.of(OWN),
        s.shuffle(
            new GroupEntry(
                "Invoice/billedTo.address",
                s.shuffle(
                    field("number", "invoice.number", "String", "payment.history", "OBSERVED"),
                    field(
                        "issuedAt", "invoice.issued_at", "Instant", "payment.history", "OBSERVED"),
                    field("net", "invoice.net", "BigDecimal", "payment.history", "OBSERVED"),
                    field("vat", "invoice.vat", "BigDecimal", "payment.history", "OBSERVED"),
                    field("billedTo.name", "invoice.name", "String", "identity.name", "PROVIDED"),
                    field(
                        "billedTo.address",
                        "invoice.address",
                        "String",
                        "contact.address",
                        "PROVIDED"),
                    field(
                        "billedTo.country",
                        "invoice.country",
                        "String",
                        "demographic.country",
                        "PROVIDED"),
                    field(
                        "stripeCustomerId",
                        "invoice.stripe_customer_id",
                        "String",
                        "identity.customer-number",
                        "PROVIDED")),
                List.of("billing"),
                List.of(closure("billing", "account.closedAt", "Invoice")),
                List.of(
                    new ObligationRule(
                        "tax-invoices",
                        "issuedAt",
                        Span.parse("P10Y"),
                        Obligation.From.END_OF_CALENDAR_YEAR,
                        "published policy §3; national law to be named by the controller",
                        true,
                        s.shuffle("legal-obligation", "legal-claims"),
                        "@KeepFor on Invoice")),
                s.shuffle("supabase", "stripe"),
                hex(5),
                List.of(),
                false),
            new GroupEntry(
                "Invoice/note",
                s.shuffle(
                    field("sentTo", "invoice.sent_to", "String", "contact.email", "PROVIDED"),
                    field("note", "invoice.note", "String", "content.message", "PROVIDED")),
                List.of("billing"),
                List.of(closure("billing", "account.closedAt", "Invoice")),
                List.of(),
                s.shuffle("supabase", "stripe"),
                hex(6),
                List.of(),
                false)),
        List.of(),
        s.shuffle("id", "account", "version"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static EntityEntry loginEvent(SampleMap s) {
    return new EntityEntry(
        "LoginEvent",
        "music.LoginEvent",
        List.of("login_event"),
        Optional.empty(),
        Optional.empty(),
        List.of(new LinkEntry("accountId", "customer", "OWNER", true)),
        List.of(
            new GroupEntry(
                "LoginEvent",
                s.shuffle(
                    field("at", "login_event.at", "Instant", "usage.login-time", "OBSERVED"),
                    field("ip", "login_event.ip", "String", "device.ip-address", "OBSERVED"),
                    field(
                        "userAgent",
                        "login_event.user_agent",
                        "String",
                        "device.user-agent",
                        "OBSERVED"),
                    new FieldEntry(
                        "score",
                        "login_event.score",
                        "Integer",
                        "profile.abuse-score",
                        "INFERRED",
                        false,
                        Optional.of("would tell abusers what is measured, Art. 15(4)"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of("security"),
                List.of(
                    window(
                        "security",
                        "at",
                        Optional.empty(),
                        "P90D",
                        Optional.empty(),
                        Optional.empty(),
                        "@Retain on LoginEvent",
                        "deleted 90 days after at")),
                List.of(),
                s.shuffle("supabase", "google-cloud"),
                hex(7),
                List.of(),
                false)),
        List.of(),
        List.of("id"),
        List.of("LETHE-108 LoginEvent.accountId may be null: such a row belongs to nobody"),
        List.of(),
        Optional.empty());
  }

  private static EntityEntry supportMessage(SampleMap s) {
    return new EntityEntry(
        "SupportMessage",
        "music.SupportMessage",
        List.of("support_message"),
        Optional.empty(),
        Optional.empty(),
        s.shuffle(
            new LinkEntry("customer", "customer", "OWNER", true),
            new LinkEntry("fromAddress", "correspondent", "OWNER", true),
            new LinkEntry("agent", "staff", "AUTHOR", true)),
        List.of(
            new GroupEntry(
                "SupportMessage",
                s.shuffle(
                    field("body", "support_message.body", "String", "content.message", "PROVIDED"),
                    field(
                        "fromAddress",
                        "support_message.from_address",
                        "String",
                        "contact.email",
                        "PROVIDED"),
                    field(
                        "agentSignature",
                        "support_message.agent_signature",
                        "String",
                        "identity.name",
                        "PROVIDED")),
                List.of("support"),
                List.of(
                    window(
                        "support",
                        "closedAt",
                        Optional.empty(),
                        "P2Y",
                        Optional.of("P3Y"),
                        Optional.empty(),
                        "@Retain on SupportMessage",
                        "deleted 2 years after closedAt; 3 years after sentAt if that never"
                            + " comes")),
                List.of(),
                List.of("supabase"),
                hex(8),
                List.of(),
                false)),
        List.of(),
        s.shuffle("id", "agent", "closedAt", "customer", "sentAt"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static FieldEntry field(
      String path, String column, String type, String category, String provenance) {
    return new FieldEntry(
        path,
        column,
        type,
        category,
        provenance,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RetentionRule closure(String activity, String anchor, String on) {
    return new RetentionRule(
        RetentionRule.Kind.EVENT,
        List.of(activity),
        anchor,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Span.ZERO,
        Optional.empty(),
        AtEnd.DELETE,
        on.equals("Output"),
        Optional.empty(),
        "@RetainUntil on " + on,
        on.equals("Output")
            ? "kept until the account is closed, or until the person deletes it"
            : "kept until the account is closed");
  }

  private static RetentionRule window(
      String activity,
      String anchor,
      Optional<String> atLeast,
      String atMost,
      Optional<String> ifNever,
      Optional<String> cap,
      String declaredIn,
      String inWords) {
    return new RetentionRule(
        RetentionRule.Kind.WINDOW,
        List.of(activity),
        anchor,
        false,
        atLeast.map(Span::parse),
        Optional.of(Span.parse(atMost)),
        ifNever.map(Span::parse),
        cap.map(Span::parse),
        ifNever.map(any -> anchor.equals("closedAt") ? "sentAt" : "createdAt"),
        Span.ZERO,
        Optional.empty(),
        AtEnd.DELETE,
        false,
        Optional.empty(),
        declaredIn,
        inWords);
  }

  private static String hex(int number) {
    return "%064x".formatted(number);
  }
}

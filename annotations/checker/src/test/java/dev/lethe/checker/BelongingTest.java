package dev.lethe.checker;

import static dev.lethe.checker.Fixture.model;
import static dev.lethe.checker.Fixture.upload;

import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;

/** Whose data is, and that every attribute of a person's is decided about, at its line. */
class BelongingTest {
  private static final String KEEP = "@RetainUntil(CLOSURE)";
  private static final String TITLE =
      "LETHE-101 Upload.title (String) is not declared and Upload belongs to a person"
          + " (Upload.account → Account).";

  @Test // LETHE-101
  void whatNobodyDecidedAbout() {
    upload(KEEP, "String title; //!").says(TITLE);
    upload(KEEP, "@PersonalData(FILE_NAME) String title;").isSilent();
    upload(KEEP, "@NotPersonal(\"from a fixed list\") String title;").isSilent();
    upload(KEEP, "@ElementCollection List<String> tags; //!")
        .says(
            "LETHE-101 Upload.tags (List) is not declared and Upload belongs to a person"
                + " (Upload.account → Account).");
    model(
            "@Entity @DataSubject @Processing(\"staff\") @Retain(from = \"createdAt\", atMost = \"P9D\") class Staff {",
            "  @Id Long id; Instant createdAt; @PersonalData(NAME) String name;",
            "  int size; //!",
            "}")
        .says("LETHE-101 Staff.size (int) is not declared and Staff is a person.");
    model(
            "@Entity @Processing(\"security\") @Retain(from = \"at\", atMost = \"P9D\") class Login {",
            "  @Id Long id; Instant at; @SubjectLink(to = Account.class) UUID accountId;",
            "  String ip; //!",
            "}")
        .says(
            "LETHE-101 Login.ip (String) is not declared and Login belongs to a person"
                + " (Login.accountId → Account).");
  }

  @Test
  void whatNeedsNoWord() {
    upload(
            KEEP,
            "@Version int version;",
            "static String name; transient String cache; @Transient String shown;",
            "@ManyToOne Upload source; @OneToMany(mappedBy = \"source\") List<Upload> made;")
        .isSilent();
    model("@Entity class Effect { @Id Long id; String name; }").isSilent();
    model(
            "@Entity @NotPersonal(\"a fixed list of names\") class Effect {",
            "  @Id Long id; @ManyToOne Account madeBy; String name; }")
        .isSilent();
  }

  @Test // LETHE-145
  void valuesThatHoldManyThings() {
    upload(
            KEEP,
            "@JsonPaths({\"$.to -> contact.email\", \"$.v -> not personal: version of it\"}) String sent;",
            "@PersonalData(MESSAGE) @Opaque(\"the service's raw message\") String raw;")
        .isSilent();
    upload(KEEP, "@Opaque(\"the service's raw message\") String raw; //!")
        .says(
            "LETHE-101 Upload.raw (String) is not declared and Upload belongs to a person"
                + " (Upload.account → Account).");
    String keys = "keys = \"birthday -> demographic.birth-date\")";
    upload(
            KEEP + " @KeyedValues(key = \"name\", value = \"text\", " + keys,
            "String name; String text;")
        .isSilent();
    upload(
            KEEP + " @KeyedValues(key = \"nam\", value = \"text\", " + keys + " //!",
            "@NotPersonal(\"from a fixed list\") String name; String text;")
        .says(
            "LETHE-145 Upload: @KeyedValues(key = \"nam\") names no attribute with one column. Did you mean name?");
  }

  @Test // LETHE-123
  void aLawMayNameAPlace() {
    String law = " @KeepFor(value = \"tax\", from = \"createdAt\", fields = ";
    String sent = "@JsonPaths(\"$.payer.name -> identity.name\") String sent;";
    upload(KEEP + law + "{\"sent\", \"sent.$.payer\", \"sent.$.payer.name\"})", sent).isSilent();
    upload(KEEP + law + "\"sent.$.payee\") //!", sent)
        .says(
            "LETHE-123 Upload: @KeepFor(\"tax\") names 'sent.$.payee', and Upload has no such attribute.");
  }

  @Test
  void howLoudlyItIsSaid() {
    upload(KEEP, "String title; //!").says(Kind.WARNING, TITLE, "-Alethe.undeclared=warn");
    upload(KEEP, "String title; //!").says(TITLE, "-Alethe.undeclared=error");
    upload(KEEP, "String title;").isSilent("-Alethe.undeclared=off");
    org.assertj.core.api.Assertions.assertThat(upload(KEEP).compile("-Alethe.undeclared=no"))
        .singleElement()
        .asString()
        .contains("LETHE-401 -Alethe.undeclared=no is none of its values.", "error, off, warn");
  }

  @Test // LETHE-101, in embeddables, records and superclasses
  void whatStandsElsewhere() {
    String[] party = {
      "Party to; }",
      "@Embeddable record Party(",
      "  @PersonalData(NAME) String name,",
      "  String city) { //!"
    };
    upload(KEEP, party)
        .says(
            "LETHE-101 Upload.to.city (String) is not declared and Upload belongs to a person"
                + " (Upload.account → Account).");
    upload(KEEP + " //", "@PersonalData(POSTAL_ADDRESS) @Embedded " + String.join("\n", party))
        .isSilent();
    String base = "@MappedSuperclass abstract class Base<T> {\n @Id UUID id;\n T note;%s\n}";
    String bill =
        "@Entity @Processing(\"billing\") @RetainUntil(CLOSURE) class Bill extends Base<String> {"
            + " @SubjectLink @ManyToOne Account account; }";
    model(base.formatted(" //!"), bill)
        .says(
            "LETHE-101 Bill.note (String) is not declared and Bill belongs to a person"
                + " (Bill.account → Account).");
    model(base.formatted("").replace("T note", "@PersonalData(MESSAGE) T note"), bill).isSilent();
  }

  @Test // a link over a collection is one, and says to whom
  void whatManyPeopleOwn() {
    String trip =
        "@Entity @Processing(\"account\") @RetainUntil(CLOSURE) class Trip { @Id UUID id;"
            + " @SubjectLink @ManyToMany Set<Account> guests;"
            + " @SubjectLink(to = Account.class) @ElementCollection Set<UUID> invited;";
    model(trip, " @PersonalData(MESSAGE) String diary; }").isSilent();
    model(trip, " String diary; //!", "}")
        .says(
            "LETHE-101 Trip.diary (String) is not declared and Trip belongs to a person"
                + " (Trip.guests → Account).");
  }

  @Test // JPA's access by property
  void accessors() {
    String upload =
        """
        @Entity @Processing("x") @Retain(from = "createdAt", atMost = "P9D") class Scan {
          private UUID key; private Account whose; private String said; private Instant createdAt;
          private String notMapped;
          @Id UUID getId() { return key; }
          @SubjectLink @ManyToOne Account getOwner() { return whose; }
          Instant getCreatedAt() { return createdAt; }
          %s String getTitle() { return said; } %s
          @Transient String getShown() { return said; }
          static String getName() { return ""; }
        }
        """;
    model(upload.formatted("", "//!"))
        .says(
            "LETHE-101 Scan.title (String) is not declared and Scan belongs to a person"
                + " (Scan.owner → Account).");
    model(upload.formatted("@PersonalData(FILE_NAME)", "")).isSilent();
  }

  @Test // JPA's access as a class or an attribute asks for it
  void accessThatIsAskedFor() {
    String card =
        """
        %s @Embeddable class Card { private String raw; %s String getHolder() { return raw; } %s
        }
        """;
    String whose = " is not declared and Upload belongs to a person (Upload.account → Account).";
    upload(card.formatted("@Access(AccessType.PROPERTY)", "", "//!") + KEEP, "Card card;")
        .says("LETHE-101 Upload.card.holder (String)" + whose);
    upload(
            card.formatted("@Access(AccessType.PROPERTY)", "@PersonalData(NAME)", "") + KEEP,
            "Card card;")
        .isSilent();
    upload(KEEP, "@Access(AccessType.PROPERTY) String getTitle() { return \"\"; } //!")
        .says("LETHE-101 Upload.title (String)" + whose);
    upload(KEEP, "String getTitle() { return \"\"; }").isSilent();
  }

  @Test // a Kotlin data class, as its stubs show it: fields, getters, annotations on either
  void kotlinDataClasses() {
    String kotlin =
        """
        @Entity @Processing("x") @RetainUntil(CLOSURE)
        final class Ticket {
          @Id private final UUID id;
          @SubjectLink @ManyToOne private final Account account;
          @PersonalData(MESSAGE) private final String body;
          private final String subject; %s
          Ticket(UUID id, Account account, String body, String subject) {
            this.id = id; this.account = account; this.body = body; this.subject = subject; }
          public final UUID getId() { return id; }
          public final Account getAccount() { return account; }
          public final String getBody() { return body; }
          %s public final String getSubject() { return subject; }
          public final UUID component1() { return id; }
          public final Ticket copy(UUID id) { return new Ticket(id, account, body, subject); }
        }
        """;
    model(kotlin.formatted("//!", ""))
        .says(
            "LETHE-101 Ticket.subject (String) is not declared and Ticket belongs to a person"
                + " (Ticket.account → Account).");
    model(kotlin.formatted("", "@PersonalData(MESSAGE)")).isSilent();
  }

  @Test // a company's own word for an attribute
  void composedAnnotations() {
    String word =
        """
        @PersonalData(NAME) @java.lang.annotation.Retention(RetentionPolicy.RUNTIME)
        @Target(ElementType.FIELD) @interface PersonName {}
        """;
    upload(word + KEEP, "@PersonName String singer;").isSilent();
    upload(
            """
            @RetainUntil("sungAt") @java.lang.annotation.Retention(RetentionPolicy.RUNTIME)
            @Target(ElementType.TYPE) @interface Sung {}
            @Sung //!
            """)
        .says("LETHE-111 Upload: @RetainUntil(\"sungAt\"): Upload has no such attribute.");
  }

  @Test // LETHE-107
  void linksAlongColumnsThatAreNotThere() {
    upload(KEEP, "@SubjectLink(to = Account.class, on = \"emial\") String principal; //!")
        .says(
            "LETHE-107 Upload.principal: @SubjectLink(on = \"emial\"): Account has no such attribute."
                + " Did you mean email?");
    upload(KEEP, "@SubjectLink(to = Account.class, on = \"email\") String principal;").isSilent();
  }

  @Test // LETHE-109, and what a class says of several
  void listsOfAttributes() {
    String list =
        "@NotPersonal(value = \"technical, of the machine\", fields = {\"host\", \"%s\"})";
    upload(
            KEEP + list.formatted("prot") + " //!",
            "String host; @NotPersonal(\"of the machine\") int port;")
        .says(
            "LETHE-109 Upload: @NotPersonal(fields) names 'prot', and there is no such attribute."
                + " Did you mean port?");
    upload(KEEP + list.formatted("port"), "String host; int port;").isSilent();
    upload(KEEP + list.formatted("port"), "String host; int port; int size; //!")
        .says(
            "LETHE-101 Upload.size (int) is not declared and Upload belongs to a person"
                + " (Upload.account → Account).");
  }

  @Test // what conditions and fall-backs name needs no word of its own
  void conditionsAndFallbacks() {
    upload(
            "@Retain(from = \"completedAt\", orElse = \"seenAt\", atMost = \"P9D\","
                + " when = @When(field = \"state\", in = \"DONE\"))",
            "Instant seenAt; String state;")
        .isSilent();
    upload(
            "@Retain(from = \"completedAt\", orElse = \"state\", atMost = \"P9D\") //!",
            "String state;")
        .says(
            "LETHE-111 Upload: @Retain(from = \"completedAt\"), orElse = \"state\": Upload.state is"
                + " not temporal.");
    upload(
            KEEP,
            "String kind;",
            "@SubjectLink(to = Account.class, when = @When(field = \"kind\", in = \"A\"))",
            "@SubjectLink(to = Upload.class, when = @When(field = \"kind\", in = \"U\"))",
            "UUID about;")
        .isSilent();
  }

  @Test // LETHE-114
  void dataOfNoLink() {
    String agent = "@SubjectLink(role = SubjectRole.AUTHOR) @ManyToOne Account agent;";
    upload(KEEP, agent, "@PersonalData(value = NAME, of = \"agnet\") String signature; //!")
        .says(
            "LETHE-114 Upload.signature: @PersonalData(of = \"agnet\") names no @SubjectLink of Upload."
                + " Did you mean agent?");
    upload(KEEP, agent, "@PersonalData(value = NAME, of = \"agent\") String signature;").isSilent();
  }

  @Test // LETHE-116
  void bothDeclarations() {
    upload(
            KEEP,
            "@PersonalData(MESSAGE)",
            "@NotPersonal(\"looked at, and nobody is in it\") //!",
            "String comment;")
        .says("LETHE-116 Upload.comment is declared @PersonalData and @NotPersonal.");
  }
}

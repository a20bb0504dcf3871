package dev.lethe.checker;

import static dev.lethe.checker.Fixture.model;
import static dev.lethe.checker.Fixture.upload;

import org.junit.jupiter.api.Test;

/** What periods count from is there and is a time, at the line that names it. */
class AnchoringTest {
  @Test // LETHE-111
  void anchorsThatDoNotExist() {
    upload(
            """
            @Retain(atMost = "P7D",
                from = "compeltedAt") //!
            """)
        .says(
            "LETHE-111 Upload: @Retain(from = \"compeltedAt\"): Upload has no such attribute."
                + " Did you mean completedAt?");
    upload("@Retain(from = \"completedAt\", atMost = \"P7D\")").isSilent();
    upload("@RetainUntil(\"leftAt\") //!")
        .says("LETHE-111 Upload: @RetainUntil(\"leftAt\"): Upload has no such attribute.");
    upload("@RetainUntil(\"completedAt\")").isSilent();
    upload(
            "@RetainUntil(CLOSURE) @KeepFor(value = \"tax\", from = \"issued\", fields = \"createdAt\") //!")
        .says(
            "LETHE-111 Upload: @KeepFor(\"tax\")(from = \"issued\"): Upload has no such attribute.");
    upload(
            "@RetainUntil(CLOSURE) @KeepFor(value = \"tax\", from = \"createdAt\", fields = \"createdAt\")")
        .isSilent();
  }

  @Test // LETHE-111
  void anchorsThatAreNoTime() {
    upload("@RetainUntil(\"state\") //!", "@NotPersonal(\"from a fixed list\") String state;")
        .says("LETHE-111 Upload: @RetainUntil(\"state\"): Upload.state is not temporal.");
    for (String time : new String[] {"Instant", "OffsetDateTime", "ZonedDateTime", "LocalDate"}) {
      upload("@RetainUntil(\"gone\")", time + " gone;").isSilent();
    }
  }

  @Test // LETHE-111
  void peopleWhoAreClosedByNothing() {
    model(
            "@Entity @RetainUntil(CLOSURE) @Processing(\"staff\")",
            "@DataSubject(closedBy = \"lefftAt\") //!",
            "class Staff { @Id Long id; @PersonalData(NAME) String name; @PersonalData(RELATIONSHIP_DATES) Instant leftAt; }")
        .says(
            "LETHE-111 Staff: @DataSubject(closedBy = \"lefftAt\"): Staff has no such attribute."
                + " Did you mean leftAt?");
    model(
            "@Entity @RetainUntil(CLOSURE) @Processing(\"staff\") @DataSubject(closedBy = \"leftAt\")",
            "class Staff { @Id Long id; @PersonalData(NAME) String name; Instant leftAt; }")
        .isSilent();
  }

  @Test // what decides about rows is part of their structure
  void statesThatEndAndFlagsThatSayPurposes() {
    model(
            "@Entity @RetainUntil(CLOSURE)",
            "@Processing(value = \"staff\", when = @When(field = \"paid\"))",
            "@Processing(\"security\")",
            "@DataSubject(closedBy = \"leftAt\", closedWhen = @When(field = \"state\", in = \"GONE\"))",
            "class Staff { @Id Long id; @PersonalData(NAME) String name; Instant leftAt; String state; boolean paid; }")
        .isSilent();
    upload(
            "@Retain(from = \"takes.doneAt\", pick = Retain.Pick.LAST, atMost = \"P7D\", ifNever = \"P7D\")",
            "@NotPersonal(\"takes of the song, told there\") @OneToMany List<Upload> takes;")
        .isSilent();
  }

  @Test // LETHE-111
  void pathsOverRelationsAndEmbeddables() {
    String job =
        """
        @Entity @NotPersonal("machines, and nobody else") class Job { @Id Long id; Times times; }
        @Embeddable class Times { Instant doneAt; String zone; }
        """;
    upload(job + "@Retain(from = \"job.times.doneAt\", atMost = \"P7D\")", "@ManyToOne Job job;")
        .isSilent();
    upload(job + "@Retain(from = \"job.times.donAt\", atMost = \"P7D\") //!", "@ManyToOne Job job;")
        .says(
            "LETHE-111 Upload: @Retain(from = \"job.times.donAt\"): Upload has no such attribute.");
    upload(
            job + "@Retain(from = \"times.zone\", atMost = \"P7D\") //!",
            "@NotPersonal(\"of the machine's\") @Embedded Times times;")
        .says(
            "LETHE-111 Upload: @Retain(from = \"times.zone\"): Upload.times.zone is not temporal.");
  }

  @Test // a class that is mapped elsewhere is left to the start
  void pathsThroughWhatTheCompilerDoesNotSee() {
    upload(
            """
            class Job { Long id; }
            @Retain(from = "job.doneAt", atMost = "P7D")
            """,
            "@ManyToOne Job job;")
        .isSilent();
    upload(
            """
            @Entity @Inheritance @NotPersonal("machines, and nobody else") class Job { @Id Long id; }
            @Retain(from = "job.doneAt", atMost = "P7D")
            """,
            "@ManyToOne Job job;")
        .isSilent();
  }

  @Test // the last of many is for the start to judge
  void pathsOverCollections() {
    upload("@Retain(from = \"made.createdAt\", atMost = \"P7D\")", "@OneToMany List<Upload> made;")
        .isSilent();
  }

  @Test // LETHE-111
  void creationThatIsNotThere() {
    upload(
            "@Retain(from = \"completedAt\", atMost = \"P7D\", ifNever = \"P9D\", created = \"since\") //!")
        .says(
            "LETHE-111 Upload: @Retain(from = \"completedAt\"): ifNever and cap count from creation,"
                + " and no creation instant was found.");
    upload("@Retain(from = \"completedAt\", atMost = \"P7D\", ifNever = \"P9D\")").isSilent();
    upload(
            "@Retain(from = \"completedAt\", atMost = \"P7D\", cap = \"P9D\", created = \"since\")",
            "Instant since;")
        .isSilent();
    String login =
        """
        %s
        @Entity @Processing("security") class Login {
          @Id Long id; @SubjectLink @ManyToOne Account account; @PersonalData(LOGIN_TIME) Instant at;
          %s
        }
        """;
    model(login.formatted("@Retain(from = \"at\", atMost = \"P7D\", cap = \"P9D\") //!", ""))
        .says(
            "LETHE-111 Login: @Retain(from = \"at\"): ifNever and cap count from creation,"
                + " and no creation instant was found.");
    model(
            "@interface CreationTimestamp {}",
            login.formatted(
                "@Retain(from = \"at\", atMost = \"P7D\", cap = \"P9D\")",
                "@CreationTimestamp Instant seen;"))
        .isSilent();
  }

  @Test // LETHE-111
  void zones() {
    upload("@Retain(from = \"written\", atMost = \"P7D\") //!", "LocalDateTime written;")
        .says(
            "LETHE-111 Upload: @Retain(from = \"written\") is a LocalDateTime and no zone is declared.");
    upload(
            "@Retain(from = \"written\", atMost = \"P7D\", zone = \"UTC\")",
            "LocalDateTime written;")
        .isSilent();
    upload("@Retain(from = \"createdAt\", atMost = \"P7D\", zone = \"UTC\") //!")
        .says(
            "LETHE-111 Upload: @Retain(from = \"createdAt\") declares a zone, and the anchor has one of its own.");
    upload(
            "@Retain(from = \"written\", atMost = \"P7D\", zone = \"CEST!\") //!",
            "LocalDateTime written;")
        .says("LETHE-111 Upload: @Retain(from = \"written\"): zone = \"CEST!\" is no time zone.");
  }

  @Test // LETHE-112
  void hoursOfADay() {
    upload("@Retain(from = \"day\", atMost = \"PT72H\") //!", "LocalDate day;")
        .says(
            "LETHE-112 Upload: @Retain(from = \"day\") is a date, and a period in hours cannot be counted from a date.");
    upload("@Retain(from = \"day\", atMost = \"P3D\")", "LocalDate day;").isSilent();
  }

  @Test // LETHE-111
  void parentsThatAreNone() {
    upload("@RetainWith(\"createdAt\") //!")
        .says("LETHE-111 Upload: @RetainWith(\"createdAt\") is no to-one relation of Upload.");
    upload("@RetainWith(\"acount\") //!")
        .says(
            "LETHE-111 Upload: @RetainWith(\"acount\") is no to-one relation of Upload. Did you mean account?");
    upload("@RetainWith(\"account\")").isSilent();
  }

  private static Fixture line(String type, String more) {
    return model(
        "@Entity @Processing(\"security\")",
        "@FollowsRecord(" + type + ", id = \"entityId\",",
        "    map = @FollowsRecord.To(is = \"ACCOUNT\", entity = Account.class))",
        "class Line { @Id Long id; String entityType; String entityId;",
        "  @PersonalData(MESSAGE) String text; " + more + " }");
  }

  @Test // LETHE-148
  void rowsThatFollowARecord() {
    line("type = \"entityTyp\" //!\n", "")
        .says(
            "LETHE-148 Line: @FollowsRecord(type = \"entityTyp\") names no attribute."
                + " Did you mean entityType?");
    line("type = \"entityType\"", "").isSilent();
    line("type = \"entityType\"", "@SubjectLink @ManyToOne Account seenBy;").isSilent();
  }

  @Test // LETHE-123
  void fieldsThatNoEntityHas() {
    String keep =
        """
        @RetainUntil(CLOSURE)
        @KeepFor(value = "tax", from = "createdAt", fields = {
            "id", "number",
            %s
            "billedTo"})
        """;
    String[] fields = {
      "@PersonalData(PAYMENT_HISTORY) String number;",
      "Party billedTo; }",
      "@Embeddable record Party(@PersonalData(NAME) String name) {"
    };
    upload(keep.formatted("\"numbr\", //!"), fields)
        .says(
            "LETHE-123 Upload: @KeepFor(\"tax\") names 'numbr', and Upload has no such attribute."
                + " Did you mean number?");
    upload(keep.formatted("\"billedTo.name\","), fields).isSilent();
  }

  @Test // the nearest counts; what it replaces is not judged
  void whatStandsAboveAnEntity() {
    String above = "@MappedSuperclass %s abstract class Base { @Id UUID id; %s }";
    String below =
        """
        %s @Entity @Processing("billing") class Bill extends Base {
          @SubjectLink @ManyToOne Account account; @PersonalData(NAME) String name;
        }
        """;
    model(
            above.formatted("@Retain(from = \"gone\", atMost = \"P7D\") //!\n", ""),
            below.formatted(""))
        .says("LETHE-111 Base: @Retain(from = \"gone\"): Bill has no such attribute.");
    model(
            above.formatted("@Retain(from = \"gone\", atMost = \"P7D\")", ""),
            below.formatted("@RetainUntil(CLOSURE)"))
        .isSilent();
    model(
            above.formatted("@Retain(from = \"gone\", atMost = \"P7D\")", "Instant gone;"),
            below.formatted(""))
        .isSilent();
  }

  @Test // what stands above many is said once
  void oneWordForManyEntities() {
    String entity =
        """
        @Entity @Processing("billing") class %s extends Base {
          @SubjectLink @ManyToOne Account account; @PersonalData(NAME) String name;
        }
        """;
    model(
            "@MappedSuperclass @Retain(from = \"gone\", atMost = \"P7D\") //!",
            "abstract class Base { @Id UUID id; }",
            entity.formatted("Bill"),
            entity.formatted("Note"))
        .says("LETHE-111 Base: @Retain(from = \"gone\"): Bill has no such attribute.");
  }
}

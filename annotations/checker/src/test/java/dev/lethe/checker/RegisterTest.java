package dev.lethe.checker;

import static dev.lethe.checker.Fixture.model;
import static dev.lethe.checker.Fixture.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids of annotations stand in the register whose path was given. */
class RegisterTest {
  private static final String YAML =
      """
      # what no code knows
      format: 1
      controller:
        activities: { none: of these }
      activities:   # one row each
        # a remark
        account:        { title: "Running: your account", basis: consent }
        "transformation":
          title: Transforming
          basis: >
            account: this is text
        billing: {}
      subjects: { customer: { title: "a, b: {c" }, 'staff': { minAge: 16 }, # and
                  correspondent: { title: it's me } }
      recipients: { stripe: { role: controller, for: [a, "]"] } }
      obligations:
        tax-invoices:
          covers: [payment.history]
      """;

  @TempDir private static Path folder = Path.of("");

  private static String option(String yaml) throws IOException {
    Path file = folder.resolve("register.yml");
    Files.writeString(file, yaml);
    return "-Alethe.register=" + file;
  }

  @Test
  void bothStylesAreRead() {
    RegisterIds ids = RegisterIds.in(YAML);
    assertThat(ids.unread()).isEmpty();
    assertThat(ids.of("activities")).contains(Set.of("account", "transformation", "billing"));
    assertThat(ids.of("subjects")).contains(Set.of("customer", "staff", "correspondent"));
    assertThat(ids.of("recipients")).contains(Set.of("stripe"));
    assertThat(ids.of("obligations")).contains(Set.of("tax-invoices"));
    assertThat(RegisterIds.in("format: 1").of("recipients")).contains(Set.of());
  }

  @Test
  void theRegisterOfTheMusicServiceIsRead() throws IOException {
    RegisterIds ids =
        RegisterIds.in(
            Files.readString(
                Path.of("../../examples/music-service/src/main/resources/privacy/register.yml")));
    assertThat(ids.unread()).isEmpty();
    assertThat(ids.of("activities").orElseThrow())
        .containsExactlyInAnyOrder(
            "account",
            "transformation",
            "billing",
            "support",
            "security",
            "newsletter",
            "staff",
            "disclosure");
    assertThat(ids.of("subjects").orElseThrow())
        .containsExactlyInAnyOrder("customer", "correspondent", "staff");
    assertThat(ids.of("recipients").orElseThrow())
        .containsExactlyInAnyOrder("supabase", "google-cloud", "stripe", "vercel", "authorities");
    assertThat(ids.of("obligations").orElseThrow()).containsExactly("tax-invoices");
  }

  @Test // rather no word than a wrong one
  void whatIsNotUnderstoodIsNotChecked() throws IOException {
    for (String section :
        new String[] {
          "activities: &all\n  account: {}\n",
          "activities: *all\n",
          "activities:\n  <<: *base\n  account: {}\n",
          "activities:\n  - account\n",
          "activities: [account]\n",
          "activities:\n\taccount: {}\n  billing: {}\n",
          "activities:\n  account: {}\n  account: {}\n",
          "activities:\n  account: {}\nactivities:\n  billing: {}\n",
          "activities: { account: {}\n",
          "activities: { account: \"\n",
          "activities: !!map { account: {} }\n",
          "- activities:\n",
          "activities:\n    account: {}\n  billing: {}\n"
        }) {
      assertThat(RegisterIds.in(section).of("activities")).as(section).isEmpty();
      assertThat(RegisterIds.in(section).unread()).contains("activities");
    }
    assertThat(
            upload("@RetainUntil(CLOSURE)")
                .compile(option(YAML.replace("obligations:", "obligations: &laws"))))
        .singleElement()
        .satisfies(d -> assertThat(d.getKind()).isEqualTo(Kind.NOTE))
        .asString()
        .contains("not checked while compiling: obligations.");
  }

  @Test // LETHE-115
  void activities() throws IOException {
    upload(
            "@RetainUntil(CLOSURE)",
            "@Processing(\"transfromation\") //!",
            "@PersonalData(NAME) String by;")
        .says(
            "LETHE-115 Upload.by: @Processing(\"transfromation\") is not an activity of the register."
                + " Did you mean transformation?",
            option(YAML));
    upload("@RetainUntil(value = CLOSURE, activity = \"biling\") //!")
        .says(
            "LETHE-115 Upload: activity = \"biling\" is not an activity of the register."
                + " Did you mean billing?",
            option(YAML));
    upload("@RetainUntil(value = CLOSURE, activity = \"billing\")").isSilent(option(YAML));
  }

  @Test // LETHE-121, 124, 129
  void obligationsRecipientsAndKinds() throws IOException {
    String keep =
        "@RetainUntil(CLOSURE) @KeepFor(value = \"%s\", from = \"createdAt\", fields = \"createdAt\")";
    upload(keep.formatted("tax-invoice") + " //!")
        .says(
            "LETHE-121 Upload: @KeepFor(\"tax-invoice\") is not an obligation of the register."
                + " Did you mean tax-invoices?",
            option(YAML));
    upload(keep.formatted("tax-invoices")).isSilent(option(YAML));
    String key = "@PersonalData(CUSTOMER_NUMBER) @RecipientKey(\"%s\") String key;";
    upload("@RetainUntil(CLOSURE)", key.formatted("strpie") + " //!")
        .says(
            "LETHE-124 Upload.key: @RecipientKey(\"strpie\") is not a recipient of the register."
                + " Did you mean stripe?",
            option(YAML));
    upload("@RetainUntil(CLOSURE)", key.formatted("stripe")).isSilent(option(YAML));
    String from = "@SubjectLink(kind = \"%s\") String sender;";
    upload("@RetainUntil(CLOSURE)", from.formatted("corespondent") + " //!")
        .says(
            "LETHE-129 Upload.sender: @SubjectLink(kind = \"corespondent\") is not a kind of person"
                + " of the register. Did you mean correspondent?",
            option(YAML));
    upload("@RetainUntil(CLOSURE)", from.formatted("correspondent")).isSilent(option(YAML));
  }

  @Test
  void withoutItsPathNoIdIsChecked() {
    upload("@RetainUntil(value = CLOSURE, activity = \"biling\")").isSilent();
  }

  @Test // LETHE-201
  void aPathThatLeadsNowhere() {
    assertThat(model("").compile("-Alethe.register=no/such/register.yml"))
        .singleElement()
        .satisfies(d -> assertThat(d.getKind()).isEqualTo(Kind.ERROR))
        .asString()
        .contains("LETHE-201 -Alethe.register=no/such/register.yml cannot be read.");
  }
}

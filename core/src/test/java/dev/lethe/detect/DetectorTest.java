package dev.lethe.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Guess.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the detector sees in names and types, and what it leaves alone. */
class DetectorTest {
  private static final Detector DETECTOR = new Detector();

  private static AttributeFacts attribute(String name, String type) {
    return attribute(name, type, 255);
  }

  private static AttributeFacts attribute(String name, String type, long length) {
    return new AttributeFacts(name, name, type, length, "", Set.of());
  }

  private static EntityFacts entity(String name, AttributeFacts... attributes) {
    return new EntityFacts(name, name, Optional.empty(), List.of(attributes));
  }

  private static EntityGuess look(String name, AttributeFacts... attributes) {
    return DETECTOR.look(List.of(entity(name, attributes))).get(0);
  }

  /** The guess about one attribute of an entity of that name. */
  private static Optional<Guess> guess(String entity, String attribute, String type) {
    return look(entity, attribute(attribute, type)).of(attribute);
  }

  private static Optional<Tier> tier(String entity, String attribute, String type) {
    return guess(entity, attribute, type).map(Guess::tier);
  }

  @ParameterizedTest
  @CsvSource({
    "emailAddress, String, EMAIL",
    "E_MAIL, String, EMAIL",
    "hashedpassword, String, PASSWORD_HASH",
    "dob, LocalDate, BIRTH_DATE",
    "ssn, String, TAX_ID",
    "msisdn, String, PHONE",
    "iban, String, PAYMENT_HISTORY",
    "ccOwner, String, NAME",
    "securityQuestion, String, SECRET",
    "last_login_ip, String, IP_ADDRESS",
    "userAgent, String, USER_AGENT",
    "firstname, String, NAME",
    "shippingAddressLine1, String, POSTAL_ADDRESS",
    "gender, String, CUSTOM",
    "lastLoginAt, Instant, LOGIN_TIME",
  })
  void whatSaysItByItself(String name, String type, Category category) {
    assertThat(guess("Customer", name, type)).map(Guess::category).hasValue(category);
    assertThat(tier("Customer", name, type)).hasValue(Tier.STRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "de, kundenname, NAME",
    "de, geburtsdatum, BIRTH_DATE",
    "de, Straße, POSTAL_ADDRESS",
    "fr, prénom, NAME",
    "fr, date_de_naissance, BIRTH_DATE",
    "fr, mot_de_passe, PASSWORD_HASH",
    "es, apellidos, NAME",
    "es, fechaNacimiento, BIRTH_DATE",
    "it, codiceFiscale, TAX_ID",
    "it, cognome, NAME",
    "nl, achternaam, NAME",
    "nl, burgerservicenummer, TAX_ID",
    "pl, nazwisko, NAME",
    "pl, hasło, PASSWORD_HASH",
    "pl, PESEL, TAX_ID",
    "pt, sobrenome, NAME",
    "pt, endereco_entrega, POSTAL_ADDRESS",
  })
  void inEightLanguages(String language, String name, Category category) {
    assertThat(look("Kunde", attribute(name, "String")).of(name))
        .as(language)
        .hasValueSatisfying(
            g -> {
              assertThat(g.category()).isEqualTo(category);
              assertThat(g.tier()).isNotEqualTo(Tier.POSSIBLE);
            });
  }

  @ParameterizedTest
  @CsvSource({"name", "city", "comment", "state"})
  void anAmbiguousWordCountsOnlyInAPersonsContext(String word) {
    AttributeFacts[] address = {
      attribute(word, "String"),
      attribute("street", "String"),
      attribute("zip", "String"),
      attribute("city2", "String")
    };
    assertThat(look("Customer", address).of(word))
        .map(Guess::tier)
        .get()
        .isNotEqualTo(Tier.POSSIBLE);
    assertThat(tier("Machine", word, "String")).isEmpty();
    assertThat(tier("ProductCategory", word, "String")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Customer, emailVerified, boolean",
    "Customer, emailCount, int",
    "Customer, passwordChangedAt, Instant",
    "Customer, emailTemplate, String",
    "EmailTemplate, subject, String",
    "EmailSettings, name, String",
    "Job, jobName, String",
    "Country, name, String",
    "Store, city, String",
    "Store, latitude, double",
    "Customer, createdAt, Instant",
    "Customer, version, int",
    "Customer, companyName, boolean",
    "OAuth2Client, userNameAttributeName, String",
    "OAuth2Client, clientId, String",
    "Article, orderBy, String",
    "Report, sortedBy, String",
    "Item, percentage, String",
  })
  void whatIsNotAboutAPerson(String entity, String attribute, String type) {
    assertThat(guess(entity, attribute, type).filter(g -> g.tier() != Tier.POSSIBLE)).isEmpty();
  }

  @Test
  void thePetsBirthDateIsNotAPersons() {
    EntityGuess pet = look("Pet", attribute("name", "String"), attribute("birthDate", "LocalDate"));
    assertThat(pet.tier()).hasValue(Tier.POSSIBLE);
    EntityGuess person =
        look("Registration", attribute("lastName", "String"), attribute("birthDate", "LocalDate"));
    assertThat(person.standing()).isEqualTo(Standing.PERSON);
    assertThat(person.of("birthDate")).map(Guess::tier).hasValue(Tier.STRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "createdBy, String",
    "last_modified_by, Long",
    "approvedByUserId, Long",
    "erstelltVon, String",
    "modifiePar, String",
    "assigneeId, UUID",
    "customer_id, Long",
    "author, String"
  })
  void whoDidItAndWhoseItIs(String name, String type) {
    assertThat(guess("Invoice", name, type))
        .hasValueSatisfying(
            g -> {
              assertThat(g.category()).isEqualTo(Category.ACCOUNT_ID);
              assertThat(g.tier()).isEqualTo(Tier.LIKELY);
            });
  }

  @Test
  void aKeyIsKnownByTheEntityThatStandsForPersons() {
    EntityFacts account =
        entity("Account", attribute("email", "String"), attribute("password", "String"));
    EntityFacts event =
        entity("Event", attribute("accountId", "Long"), attribute("note", "String"));
    EntityGuess guess = DETECTOR.look(List.of(account, event)).get(1);
    assertThat(guess.of("accountId")).map(Guess::tier).hasValue(Tier.LIKELY);
    assertThat(guess.standing()).isEqualTo(Standing.ABOUT_PERSON);
    assertThat(look("Event", attribute("accountId", "Long")).of("accountId"))
        .as("it might be an account in a ledger")
        .map(Guess::tier)
        .hasValue(Tier.POSSIBLE);
  }

  @Test
  void secretsTextsAndValuesOfRowsAboutAPerson() {
    assertThat(tier("UserSession", "token", "String")).hasValue(Tier.LIKELY);
    assertThat(tier("Gateway", "token", "String")).isEmpty();
    assertThat(tier("CustomerNote", "note", "String")).hasValue(Tier.LIKELY);
    EntityGuess eav =
        look(
            "CustomerAttribute",
            attribute("name", "String"),
            attribute("value", "String"),
            attribute("customerId", "Long"));
    assertThat(eav.of("value")).map(Guess::tier).hasValue(Tier.LIKELY);
    EntityGuess text =
        look("CustomerCase", attribute("wording", "String", 4000), attribute("kind", "String", 20));
    assertThat(text.of("wording")).map(Guess::tier).hasValue(Tier.POSSIBLE);
    assertThat(text.of("kind")).isEmpty();
  }

  @Test
  void constraintsSayWhatNamesDoNot() {
    EntityGuess guess =
        look(
            "Setting",
            new AttributeFacts("sendTo", "c1", "String", 0, "", Set.of("Email")),
            new AttributeFacts("x", "c2", "String", 0, "", Set.of("LastModifiedBy")));
    assertThat(guess.guesses())
        .extracting(Guess::category)
        .containsExactly(Category.EMAIL, Category.ACCOUNT_ID);
  }

  private static AttributeFacts relation(String name, String target) {
    return new AttributeFacts(name, name + "_id", target, 0, target, Set.of());
  }

  private static Optional<Tier> sure(EntityGuess guess, String attribute) {
    return guess.of(attribute).map(Guess::tier).filter(t -> t != Tier.POSSIBLE);
  }

  @Test
  void whatRelationsCallByWordsForPeopleStandsForPersons() {
    EntityFacts adresse = entity("Adressat", attribute("bezeichnung", "String"));
    EntityFacts letter =
        entity("Brief", relation("patient", "Adressat"), relation("sender", "Adressat"));
    EntityFacts parcel = entity("Paket", relation("ziel", "Adressat"));
    List<EntityGuess> guesses = DETECTOR.look(List.of(adresse, letter, parcel));
    assertThat(guesses.get(0).standing()).isEqualTo(Standing.PERSON);
    assertThat(sure(guesses.get(2), "ziel")).hasValue(Tier.LIKELY);
    assertThat(DETECTOR.look(List.of(adresse, parcel)).get(1).tier())
        .as("one word alone may be anything")
        .isEmpty();
  }

  @Test
  void theEntitysOwnNameInItsAttributesSaysNothing() {
    EntityGuess pessoa =
        look(
            "DpPessoa",
            attribute("idPessoa", "Long"),
            attribute("nomePessoa", "String"),
            attribute("emailPessoa", "String"));
    assertThat(sure(pessoa, "idPessoa")).isEmpty();
    assertThat(sure(pessoa, "nomePessoa")).isPresent();
    assertThat(sure(pessoa, "emailPessoa")).hasValue(Tier.STRONG);
    EntityGuess identity = look("CpIdentidade", attribute("senhaIdentidade", "String"));
    assertThat(sure(identity, "senhaIdentidade")).hasValue(Tier.STRONG);
    EntityGuess type = look("TipoPessoa", attribute("dscTipoPessoa", "String"));
    assertThat(type.standing()).isEqualTo(Standing.REFERENCE);
    assertThat(type.tier()).isEmpty();
  }

  @Test
  void whatRunsInFrontOfAllColumnsSaysNothing() {
    EntityFacts telemetry =
        new EntityFacts(
            "Telemetry",
            "telemetry",
            Optional.empty(),
            List.of("Uuid", "State", "Kind", "Level").stream()
                .map(n -> new AttributeFacts("the" + n, "tel_" + n, "String", 20, "", Set.of()))
                .toList());
    assertThat(DETECTOR.look(List.of(telemetry)).get(0).tier()).isEmpty();
    assertThat(tier("Customer", "tel_no", "String")).hasValue(Tier.STRONG);
  }

  @ParameterizedTest
  @CsvSource({"Database, jdbcUrl", "Deployment, port", "LdapServer, bindDn"})
  void credentialsOfSystemsAreNobodys(String entity, String reached) {
    EntityGuess guess =
        look(
            entity,
            attribute(reached, "String"),
            attribute("userName", "String"),
            attribute("user", "String"),
            attribute("password", "String"),
            attribute("ip", "String"));
    assertThat(guess.standing()).isEqualTo(Standing.REFERENCE);
    assertThat(guess.tier().filter(t -> t != Tier.POSSIBLE)).isEmpty();
  }

  @Test
  void aNameAndAPasswordAloneMakeNobodyAPerson() {
    AttributeFacts[] login = {attribute("username", "String"), attribute("password", "String")};
    EntityFacts job = entity("Job", relation("source", "Source"));
    List<EntityGuess> guesses = DETECTOR.look(List.of(entity("Source", login), job));
    assertThat(guesses.get(0).standing()).isEqualTo(Standing.ABOUT_PERSON);
    assertThat(sure(guesses.get(1), "source")).isEmpty();
    assertThat(look("Account", login).standing()).isEqualTo(Standing.PERSON);
  }

  @Test
  void bodyAndFindingsArePersonalInRowsAboutAPatient() {
    EntityGuess vitals =
        look(
            "Examination",
            relation("patient", "Patient"),
            attribute("weight", "Double"),
            attribute("hr", "Integer"),
            attribute("result", "String"),
            attribute("unit", "String"));
    assertThat(List.of("weight", "hr", "result"))
        .allSatisfy(a -> assertThat(sure(vitals, a)).as(a).isPresent());
    assertThat(sure(vitals, "unit")).isEmpty();
    EntityGuess machine =
        look(
            "Probe",
            attribute("weight", "Double"),
            attribute("temp", "Integer"),
            attribute("result", "String"));
    assertThat(machine.tier()).isEmpty();
    assertThat(look("Patient", attribute("sex", "char")).of("sex")).isPresent();
  }

  @Test
  void aLetterGoesFromSomebodyToSomebody() {
    AttributeFacts[] ends = {attribute("from", "String"), attribute("to", "String")};
    EntityGuess letter = look("Notice", ends[0], ends[1], attribute("subject", "String"));
    assertThat(List.of("from", "to", "subject"))
        .allSatisfy(a -> assertThat(sure(letter, a)).as(a).isPresent());
    assertThat(look("Flight", ends).tier()).isEmpty();
  }

  @Test
  void aWordForPeopleAndProgramsNeedsSomethingPersonal() {
    EntityFacts project = entity("Project", relation("client", "Client"));
    EntityFacts tenant = entity("Client", attribute("name", "String"));
    List<EntityGuess> guesses = DETECTOR.look(List.of(tenant, project));
    assertThat(guesses).extracting(EntityGuess::standing).doesNotContain(Standing.PERSON);
    assertThat(guesses).allSatisfy(g -> assertThat(g.tier()).isEmpty());
    EntityFacts person =
        entity("Client", attribute("name", "String"), attribute("mobileNo", "String"));
    assertThat(sure(DETECTOR.look(List.of(person, project)).get(1), "client")).isPresent();
    assertThat(sure(look("Lock", attribute("clientId", "String")), "clientId")).isEmpty();
    assertThat(sure(look("Loan", attribute("clientId", "Long")), "clientId")).isPresent();
  }

  @Test
  void aNameBesideAnAddressOfTheSameIsAPersons() {
    EntityGuess request =
        look("Enquiry", attribute("reqName", "String"), attribute("reqEmail", "String"));
    assertThat(sure(request, "reqName")).isPresent();
    assertThat(sure(look("Enquiry", attribute("reqName", "String")), "reqName")).isEmpty();
  }

  @Test
  void aPersonsNumberAndATextOfOnesOwn() {
    assertThat(guess("Card", "staffNumber", "String"))
        .map(Guess::category)
        .hasValue(Category.CUSTOMER_NUMBER);
    assertThat(tier("Card", "staffNumber", "int")).isEmpty();
    EntityGuess post = look("Entry", attribute("user", "String"), attribute("comment", "String"));
    assertThat(post.standing()).isEqualTo(Standing.ABOUT_PERSON);
    assertThat(sure(post, "comment")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Task, deadline, Date",
    "Field, placeholder, String",
    "Ponto, localidade, String",
    "Document, contentId, String",
    "Invoice, series, String",
    "Company, companyPassword, String"
  })
  void whatOnlyLooksLikeIt(String entity, String attribute, String type) {
    assertThat(guess(entity, attribute, type).filter(g -> g.tier() != Tier.POSSIBLE)).isEmpty();
  }

  @Test
  void theSameUnderEveryLocaleAndInEveryOrder() {
    List<EntityFacts> model = new ArrayList<>();
    for (String name : List.of("CLIENT_INFO", "TITLE", "INVOICE", "UserLogin")) {
      model.add(
          entity(
              name,
              attribute("FIRST_NAME", "String"),
              attribute("CITY_ID", "Integer"),
              attribute("MAIL_ADDRESS", "String"),
              attribute("CLIENT_ID", "Long"),
              attribute("LAST_LOGIN_IP", "String")));
    }
    List<EntityGuess> here = new Detector().look(model);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(new Detector().look(model)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
    List<EntityFacts> turned = new ArrayList<>(model);
    Collections.reverse(turned);
    assertThat(new Detector().look(turned)).containsExactlyInAnyOrderElementsOf(here);
    assertThat(here.get(2).guesses()).extracting(Guess::attribute).contains("LAST_LOGIN_IP");
  }
}

package dev.lethe.register;

import static dev.lethe.register.ValueType.COUNTRY;
import static dev.lethe.register.ValueType.DATE;
import static dev.lethe.register.ValueType.FLAG;
import static dev.lethe.register.ValueType.REGION;
import static dev.lethe.register.ValueType.SPAN;
import static dev.lethe.register.ValueType.TEXT;
import static dev.lethe.register.ValueType.YEARS;

import dev.lethe.annotation.Category;
import dev.lethe.deadline.Span;
import dev.lethe.json.MalformedException;
import dev.lethe.json.Node;
import dev.lethe.json.Yaml;
import dev.lethe.model.Code;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the register's YAML, and says everything that is wrong with it at once. */
final class RegisterReader {
  private static final String FORMAT = "1";

  private final Problems problems;
  private final Section root;
  private final Set<String> recipients;
  private final Set<String> activities;
  private final Set<String> categories = new TreeSet<>();

  private RegisterReader(Problems problems, Section root) {
    this.problems = problems;
    this.root = root;
    this.recipients = root.ids("recipients");
    this.activities = root.ids("activities");
    categories.addAll(root.ids("categories"));
    for (Category category : Category.values()) {
      if (category != Category.CUSTOM) {
        categories.add(category.id());
      }
    }
  }

  static PrivacyRegister read(String source, String text) {
    Problems problems = new Problems(source);
    PrivacyRegister register = PrivacyRegister.unstated();
    try {
      Node node = Yaml.read(Normalizer.normalize(text, Normalizer.Form.NFC));
      Section root = Section.of(problems, Section.ROOT, node);
      register = new RegisterReader(problems, root).register();
    } catch (MalformedException e) {
      problems.add(
          Code.REGISTER_MALFORMED,
          e.line(),
          e.problem() + ".",
          "Correct this line; then run again, because only what stands before it was read.");
    }
    problems.throwIfAny();
    return register;
  }

  private PrivacyRegister register() {
    format();
    Optional<String> application =
        root.required("application", TEXT, "Write application: the-name-of-this-service.");
    Controller controller = controller();
    Laws laws = new Laws(problems, categories);
    PrivacyRegister register =
        new PrivacyRegister(
            true,
            application.orElse(""),
            controller,
            root.entries("subjects", "subject", this::subject),
            root.entries("activities", "activity", this::activity),
            root.entries("recipients", "recipient", this::recipient),
            root.entries("obligations", "obligation", laws::obligation),
            root.entries("stores", "store", this::store),
            promises(),
            prohibitions(),
            cookies(),
            root.names("measures", TEXT),
            root.texts("gaps"),
            root.entries("categories", "category", this::category),
            schema(),
            promised());
    root.close();
    laws.check(register.obligations().values(), controller);
    return register;
  }

  private void format() {
    root.required("format", TEXT, "Write format: 1.")
        .filter(f -> !f.equals(FORMAT))
        .ifPresent(
            f ->
                problems.add(
                    Code.REGISTER_MALFORMED,
                    root.line(),
                    "format of the register is not 1, the only one this version reads.",
                    "Write format: 1, or use the version of the library that the file is for."));
  }

  private Controller controller() {
    return ControllerReader.read(
        root.section("controller")
            .orElseGet(
                () -> Section.of(problems, "controller", new Node.Mapping(new TreeMap<>(), 1))));
  }

  private Optional<Subject> subject(String id, Section s) {
    return Optional.of(
        new Subject(
            id,
            title(s),
            s.optional("minAge", YEARS),
            s.section("actors").flatMap(this::actors),
            s.place()));
  }

  private Optional<Actors> actors(Section s) {
    Optional<String> activity =
        s.reference("activity", "activity", activities, "Activities").flatMap(Stated::known);
    Optional<Span> keptFor =
        s.required("keptFor", SPAN, "Write keptFor: P2Y, counted from the writing of the row.");
    Optional<Actors> actors =
        activity.flatMap(
            a ->
                keptFor.map(
                    k -> new Actors(a, k, s.plain("placeholder", TEXT), s.names("system", TEXT))));
    if (activity.isEmpty()) {
      s.required("activity", TEXT, "Write activity: the activity for which it is known who wrote.");
    }
    s.close();
    return actors;
  }

  private static Stated<String> title(Section s) {
    return s.stated("title", TEXT, "what is it called?");
  }

  private Optional<Activity> activity(String id, Section s) {
    return Optional.of(
        new Activity(
            id,
            title(s),
            s.names("purposes", TEXT),
            s.stated(
                "basis",
                ValueType.oneOf(LawfulBasis.values(), LawfulBasis::id),
                "lawful basis, Art. 6(1)"),
            s.optional("condition", TEXT),
            s.optional("assessment", TEXT),
            s.optional("citation", TEXT),
            s.plain("automatedDecisions", FLAG).orElse(false),
            s.references("recipients", "recipient", recipients, "Recipients"),
            s.plain("notInPolicy", TEXT),
            s.place()));
  }

  private Optional<Recipient> recipient(String id, Section s) {
    Stated<Recipient.Role> role =
        s.stated(
            "role",
            ValueType.oneOf(Recipient.Role.values(), Recipient.Role::id),
            "processor, or controller of its own?");
    Stated<Recipient.Countries> countries =
        s.<Recipient.Countries>openOr("countries", value -> countries(s, value))
            .orElseGet(() -> Stated.open("countries"));
    List<String> third = countries.known().map(Recipient.Countries::third).orElse(List.of());
    Optional<Stated<String>> transfer = s.optional("transfer", TEXT);
    if (transfer.isEmpty() && !third.isEmpty()) {
      transfer = Optional.of(Stated.open("safeguard of Chapter V for " + String.join(", ", third)));
    }
    Optional<Recipient.Contract> contract = s.section("contract").map(RegisterReader::contract);
    if (contract.isEmpty() && role.equals(Stated.of(Recipient.Role.PROCESSOR))) {
      contract =
          Optional.of(
              new Recipient.Contract(
                  Stated.open("contract of Art. 28(3)"), Stated.open("date"), Optional.empty()));
    }
    return Optional.of(
        new Recipient(
            id,
            s.stated("name", TEXT, "who is it?"),
            role,
            s.stated("for", TEXT, "what does it get data for?"),
            countries,
            transfer,
            contract,
            s.plain("keepsOnOwnDuty", FLAG).orElse(false),
            s.place()));
  }

  private static Recipient.Countries countries(Section s, Node value) {
    if (value instanceof Node.Sequence) {
      return new Recipient.Countries(Optional.empty(), s.names("countries", COUNTRY));
    }
    Section c = s.sub("countries", value);
    Recipient.Countries countries =
        new Recipient.Countries(c.plain("region", REGION), c.names("codes", COUNTRY));
    c.close();
    return countries;
  }

  private static Recipient.Contract contract(Section c) {
    Recipient.Contract contract =
        new Recipient.Contract(
            c.stated("reference", TEXT, "reference of the contract"),
            c.stated("date", DATE, "date of the contract"),
            c.optional("reviewBy", DATE));
    c.close();
    return contract;
  }

  private Optional<DataStore> store(String id, Section s) {
    return Optional.of(
        new DataStore(
            id,
            s.stated(
                "kind",
                ValueType.oneOf(DataStore.Kind.values(), DataStore.Kind::id),
                "what kind of store is it?"),
            s.reference("recipient", "recipient", recipients, "Recipients"),
            s.optional("location", TEXT),
            s.names("measures", TEXT),
            s.section("backups").map(RegisterReader::residual),
            s.section("softDelete").map(RegisterReader::residual),
            s.place()));
  }

  private static DataStore.Residual residual(Section r) {
    DataStore.Residual residual =
        new DataStore.Residual(r.stated("keptFor", SPAN, "how long?"), r.plain("note", TEXT));
    r.close();
    return residual;
  }

  private Promises promises() {
    return root.section("promises")
        .map(
            s -> {
              Promises promises =
                  new Promises(
                      s.optional("answerWithin", SPAN), s.optional("noticeBeforeChange", SPAN));
              s.close();
              return promises;
            })
        .orElse(new Promises(Optional.empty(), Optional.empty()));
  }

  private List<Promised> promised() {
    return root
        .items("promised", (item, line) -> promised(Section.of(problems, "a promise", item)))
        .stream()
        .sorted(
            Comparator.comparing(Promised::entity)
                .thenComparing(Promised::collectedBefore)
                .thenComparing(p -> String.join(",", p.fields())))
        .toList();
  }

  private static Optional<Promised> promised(Section s) {
    Optional<String> entity = s.required("entity", TEXT, "Write entity: its name in JPA.");
    List<String> fields = s.names("fields", TEXT);
    Optional<LocalDate> before =
        s.required(
            "collectedBefore", DATE, "Write collectedBefore: the first day without the promise.");
    Optional<Span> atMost = s.required("atMost", SPAN, "Write atMost: P90D, as it was promised.");
    Stated<String> says = s.stated("says", TEXT, "where was it promised?");
    s.close();
    return entity.flatMap(
        e -> before.flatMap(b -> atMost.map(a -> new Promised(e, fields, b, a, says, s.place()))));
  }

  private SchemaNotes schema() {
    return root.section("schema")
        .map(
            s -> {
              SchemaNotes notes =
                  new SchemaNotes(
                      s.plain("strict", FLAG).orElse(false),
                      s.answers("notPersonal"),
                      s.answers("copies"));
              s.close();
              return notes;
            })
        .orElse(SchemaNotes.NONE);
  }

  private List<Prohibition> prohibitions() {
    return root
        .items(
            "prohibitions",
            (item, line) -> {
              Section s = Section.of(problems, "a prohibition", item);
              Optional<String> purpose =
                  s.required("purpose", TEXT, "Write purpose: what must never be done.");
              List<String> covered =
                  s.references("categories", "category", categories, "Categories").stream()
                      .flatMap(c -> c.known().stream())
                      .toList();
              Stated<String> says = s.stated("says", TEXT, "where was it promised?");
              s.close();
              return purpose.map(p -> new Prohibition(p, covered, says, s.place()));
            })
        .stream()
        .sorted(
            Comparator.comparing(Prohibition::purpose)
                .thenComparing(p -> String.join(",", p.categories())))
        .toList();
  }

  private SortedMap<String, Cookie> cookies() {
    SortedMap<String, Cookie> cookies = new TreeMap<>();
    root.items("cookies", (item, line) -> cookie(Section.of(problems, "a cookie", item)))
        .forEach(
            cookie -> {
              if (cookies.put(cookie.name(), cookie) != null) {
                problems.add(
                    Code.REGISTER_MALFORMED,
                    cookie.at().line(),
                    "the cookie '" + cookie.name() + "' stands twice.",
                    "Leave one of them out.");
              }
            });
    return cookies;
  }

  private static Optional<Cookie> cookie(Section s) {
    Optional<String> name = s.required("name", TEXT, "Write name: of the cookie.");
    Stated<String> purpose = s.stated("purpose", TEXT, "what is it for?");
    Stated<Boolean> essential = s.stated("essential", FLAG, "is it essential?");
    Stated<String> lifetime = s.stated("lifetime", TEXT, "lifetime");
    s.close();
    return name.map(n -> new Cookie(n, purpose, essential, lifetime, s.place()));
  }

  private Optional<CustomCategory> category(String id, Section s) {
    Category.Provenance provenance =
        s.plain(
                "provenance",
                ValueType.oneOf(
                    Category.Provenance.values(),
                    p -> p.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .orElse(Category.Provenance.PROVIDED);
    return Optional.of(
        new CustomCategory(
            id, title(s), provenance, s.plain("exported", FLAG).orElse(true), s.place()));
  }
}

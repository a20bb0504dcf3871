package dev.lethe.datamap;

import dev.lethe.register.Activity;
import dev.lethe.register.Actors;
import dev.lethe.register.Controller;
import dev.lethe.register.Cookie;
import dev.lethe.register.CustomCategory;
import dev.lethe.register.DataStore;
import dev.lethe.register.LawfulBasis;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Prohibition;
import dev.lethe.register.Promised;
import dev.lethe.register.Promises;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import dev.lethe.register.Subject;
import java.time.MonthDay;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The register's part of the data map. Says what the register says and not where: a line that moved
 * is no change.
 */
final class RegisterTree {
  private final PrivacyRegister register;

  RegisterTree(PrivacyRegister register) {
    this.register = register;
  }

  /** Who is responsible, and what holds for the organisation as a whole. */
  Map<String, Object> controller() {
    Controller controller = register.controller();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", stated(controller.name()));
    tree.put("contact", stated(controller.contact()));
    tree.put("address", stated(controller.address()));
    tree.put("representative", stated(controller.representative()));
    tree.put("dpo", stated(controller.dpo()));
    tree.put("zone", controller.zone());
    tree.put("profile", stated(controller.profile()));
    tree.put("country", stated(controller.country()));
    tree.put("subdivision", controller.subdivision());
    tree.put("fiscalYearEnd", stated(controller.fiscalYearEnd(), RegisterTree::monthDay));
    tree.put("authority", stated(controller.authority()));
    tree.put("promises", promises(register.promises()));
    if (!register.promised().isEmpty()) {
      tree.put("promised", register.promised().stream().map(RegisterTree::promised).toList());
    }
    tree.put(
        "prohibitions", register.prohibitions().stream().map(RegisterTree::prohibition).toList());
    tree.put("measures", register.measures());
    tree.put("categories", each(register.categories().values(), RegisterTree::category));
    tree.put("gaps", register.gaps());
    return tree;
  }

  private static String monthDay(MonthDay day) {
    return day.toString().substring("--".length());
  }

  private static Map<String, Object> promises(Promises promises) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("answerWithin", promises.answerWithin().map(RegisterTree::words));
    tree.put("noticeBeforeChange", promises.noticeBeforeChange().map(RegisterTree::words));
    return tree;
  }

  private static Map<String, Object> promised(Promised promised) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("entity", promised.entity());
    tree.put("fields", promised.fields());
    tree.put("collectedBefore", promised.collectedBefore());
    tree.put("atMost", promised.atMost().toString());
    tree.put("says", stated(promised.says()));
    return tree;
  }

  private static Map<String, Object> prohibition(Prohibition prohibition) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("purpose", prohibition.purpose());
    tree.put("categories", prohibition.categories());
    tree.put("says", stated(prohibition.says()));
    return tree;
  }

  private static Map<String, Object> category(CustomCategory category) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", category.id());
    tree.put("title", stated(category.title()));
    tree.put("provenance", category.provenance());
    tree.put("exported", category.exported());
    return tree;
  }

  List<Map<String, Object>> subjects() {
    return each(register.subjects().values(), RegisterTree::subject);
  }

  private static Map<String, Object> subject(Subject subject) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", subject.id());
    tree.put("title", stated(subject.title()));
    tree.put("minAge", subject.minAge().map(RegisterTree::stated));
    tree.put("actors", subject.actors().map(RegisterTree::actors));
    return tree;
  }

  private static Map<String, Object> actors(Actors actors) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("activity", actors.activity());
    tree.put("keptFor", actors.keptFor().toString());
    tree.put("placeholder", actors.placeholder());
    tree.put("system", actors.system());
    return tree;
  }

  List<Map<String, Object>> activities() {
    return each(register.activities().values(), RegisterTree::activity);
  }

  private static Map<String, Object> activity(Activity activity) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", activity.id());
    tree.put("title", stated(activity.title()));
    tree.put("purposes", activity.purposes());
    tree.put("basis", stated(activity.basis(), LawfulBasis::id));
    tree.put("condition", activity.condition().map(RegisterTree::stated));
    tree.put("assessment", activity.assessment().map(RegisterTree::stated));
    tree.put("citation", activity.citation().map(RegisterTree::stated));
    tree.put("automatedDecisions", activity.automatedDecisions());
    tree.put("recipients", activity.recipients().stream().map(RegisterTree::stated).toList());
    tree.put("notInPolicy", activity.notInPolicy());
    return tree;
  }

  List<Map<String, Object>> recipients() {
    return each(register.recipients().values(), RegisterTree::recipient);
  }

  private static Map<String, Object> recipient(Recipient recipient) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", recipient.id());
    tree.put("name", stated(recipient.name()));
    tree.put("role", stated(recipient.role(), Recipient.Role::id));
    tree.put("for", stated(recipient.purpose()));
    tree.put("countries", stated(recipient.countries(), c -> c));
    tree.put("thirdCountries", recipient.countries().known().map(Recipient.Countries::third));
    tree.put("transfer", recipient.transfer().map(RegisterTree::stated));
    tree.put("contract", recipient.contract().map(RegisterTree::contract));
    tree.put("keepsOnOwnDuty", recipient.keepsOnOwnDuty());
    return tree;
  }

  private static Map<String, Object> contract(Recipient.Contract contract) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", stated(contract.reference()));
    tree.put("date", stated(contract.date()));
    tree.put("reviewBy", contract.reviewBy().map(RegisterTree::stated));
    return tree;
  }

  /** Copies in the database that no entity maps, with how a deletion reaches them. */
  List<Map<String, Object>> copies() {
    return register.schema().copies().entrySet().stream()
        .map(
            c -> {
              Map<String, Object> tree = new LinkedHashMap<>();
              tree.put("name", c.getKey());
              tree.put("reached", stated(c.getValue()));
              return tree;
            })
        .toList();
  }

  List<Map<String, Object>> obligations() {
    return each(register.obligations().values(), RegisterTree::obligation);
  }

  private static Map<String, Object> obligation(Obligation obligation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", obligation.id());
    tree.put("citation", stated(obligation.citation()));
    tree.put("assumed", obligation.assumed());
    tree.put("jurisdiction", stated(obligation.jurisdiction()));
    tree.put("period", obligation.period().toString());
    tree.put("from", obligation.from().id());
    tree.put("covers", obligation.covers());
    tree.put("access", obligation.access());
    tree.put("validFrom", obligation.validFrom());
    tree.put("validTo", obligation.validTo());
    tree.put("later", later(obligation.later()));
    return tree;
  }

  /** Versions that came later; nothing where none did. */
  static Optional<Object> later(List<Obligation.Version> versions) {
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(versions.stream().map(RegisterTree::version).toList());
  }

  private static Map<String, Object> version(Obligation.Version version) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("validFrom", version.validFrom());
    tree.put("period", version.period().toString());
    tree.put("from", version.from().id());
    tree.put("citation", stated(version.citation()));
    tree.put("assumed", version.assumed());
    tree.put("running", version.running());
    return tree;
  }

  List<Map<String, Object>> stores() {
    return each(register.stores().values(), RegisterTree::store);
  }

  private static Map<String, Object> store(DataStore store) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", store.id());
    tree.put("kind", stated(store.kind(), DataStore.Kind::id));
    tree.put("recipient", store.recipient().map(RegisterTree::stated));
    tree.put("location", store.location().map(RegisterTree::stated));
    tree.put("measures", store.measures());
    tree.put("backups", store.backups().map(RegisterTree::residual));
    tree.put("softDelete", store.softDelete().map(RegisterTree::residual));
    return tree;
  }

  private static Map<String, Object> residual(DataStore.Residual residual) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("keptFor", words(residual.keptFor()));
    tree.put("note", residual.note());
    return tree;
  }

  List<Map<String, Object>> cookies() {
    return each(register.cookies().values(), RegisterTree::cookie);
  }

  private static Map<String, Object> cookie(Cookie cookie) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", cookie.name());
    tree.put("purpose", stated(cookie.purpose()));
    tree.put("essential", stated(cookie.essential()));
    tree.put("lifetime", stated(cookie.lifetime()));
    return tree;
  }

  private static <T> List<Map<String, Object>> each(
      Collection<T> entries, Function<T, Map<String, Object>> tree) {
    return entries.stream().map(tree).toList();
  }

  private static Object stated(Stated<?> stated) {
    return stated(stated, value -> value);
  }

  static Object words(Stated<?> stated) {
    return stated(stated, Object::toString);
  }

  private static <T> Object stated(Stated<T> stated, Function<T, ?> text) {
    Optional<Object> value = stated.known().map(text);
    return value.orElseGet(() -> Map.of("open", stated.gap().orElse("")));
  }
}

package dev.lethe.export;

import dev.lethe.json.Json;
import dev.lethe.register.Activity;
import dev.lethe.register.Controller;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a copy as {@code facts.json}: an open question is an object with its words. */
final class FactsTree {
  private final AccessFacts facts;

  FactsTree(AccessFacts facts) {
    this.facts = facts;
  }

  String json(Instant asOf) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    Controller controller = facts.map().register().controller();
    tree.put("asOf", asOf);
    tree.put("request", facts.law().request());
    tree.put("law", facts.law().source());
    tree.put("lawVersion", facts.law().version());
    tree.put(
        "controller",
        ordered(
            "name", stated(controller.name()),
            "contact", stated(controller.contact()),
            "address", stated(controller.address()),
            "representative", stated(controller.representative()),
            "dataProtectionOfficer", stated(controller.dpo())));
    tree.put("purposes", facts.activities().stream().map(FactsTree::activity).toList());
    if (!facts.openActivities().isEmpty()) {
      tree.put("purposesNotInTheRegister", facts.openActivities());
    }
    tree.put("categories", facts.categories().stream().map(this::category).toList());
    tree.put("recipients", facts.recipients().stream().map(FactsTree::recipient).toList());
    tree.put(
        "recipientsNotStated", facts.openRecipients().stream().map(FactsTree::stated).toList());
    tree.put("retention", facts.retention().stream().map(this::retention).toList());
    tree.put(
        "sources",
        facts.categories().stream()
            .map(
                c ->
                    ordered(
                        "category",
                        c.id(),
                        "from",
                        c.sources().stream().map(AccessFacts::source).toList()))
            .toList());
    tree.put("rights", facts.lawApplies() ? facts.law().rights() : open(unknownLaw()));
    tree.put("supervisoryAuthority", stated(controller.authority()));
    tree.put(
        "automatedDecisions",
        facts.automated().isEmpty()
            ? "none declared"
            : facts.automated().stream().map(a -> stated(a.title())).toList());
    tree.put("transfers", facts.transfers().stream().map(FactsTree::transfer).toList());
    return Json.write(tree);
  }

  private String unknownLaw() {
    return "rights under " + facts.map().register().controller().profile().inWords();
  }

  private static Map<String, @Nullable Object> activity(Activity a) {
    return ordered(
        "activity", a.id(),
        "title", stated(a.title()),
        "purposes", a.purposes(),
        "lawfulBasis", stated(a.basis()));
  }

  private Map<String, @Nullable Object> category(AccessFacts.Category c) {
    return ordered(
        "category", c.id(),
        "title", stated(c.title()),
        "fields", c.fields(),
        "purposes", c.activities().stream().map(facts::activity).toList());
  }

  private static Map<String, @Nullable Object> recipient(Recipient r) {
    return ordered(
        "name", stated(r.name()),
        "role", stated(r.role()),
        "for", stated(r.purpose()),
        "countries", stated(r.countries()),
        "keepsOnOwnDuty", r.keepsOnOwnDuty());
  }

  private static Map<String, @Nullable Object> transfer(Recipient r) {
    return ordered(
        "recipient", stated(r.name()),
        "countries", stated(r.countries()),
        "safeguard", r.transfer().map(FactsTree::stated).orElse("not stated"));
  }

  private Map<String, @Nullable Object> retention(AccessFacts.Retention r) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("entity", r.entity().name());
    tree.put("fields", r.group().fields().stream().map(f -> f.path()).toList());
    tree.put("rules", r.rules());
    tree.put("duties", r.duties());
    tree.put("earliestEnd", r.kept().first());
    tree.put("latestEnd", r.kept().last());
    tree.put("rowsWithDate", r.kept().dated());
    tree.put("rowsEndedByEvent", r.kept().events());
    tree.put("rowsDueAtNextRun", r.kept().due());
    tree.put("rowsUnderReview", r.kept().reviewed());
    return tree;
  }

  private static Object stated(Stated<?> stated) {
    return stated.gap().<Object>map(FactsTree::open).orElseGet(stated::inWords);
  }

  private static Map<String, String> open(String question) {
    return Map.of("open", "not stated: " + question);
  }

  private static Map<String, @Nullable Object> ordered(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tree.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return tree;
  }
}

package dev.lethe.report;

import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.register.Activity;
import dev.lethe.register.Controller;
import dev.lethe.register.Cookie;
import dev.lethe.register.DataStore;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the register leaves open, in the order in which a reviewer would ask. */
final class OpenQuestions {
  /**
   * What is open about one thing.
   *
   * @param about with a way there
   * @param missing one line per question
   */
  record Topic(Line about, List<Line> missing) {}

  private final Map<Line, List<Line>> topics = new LinkedHashMap<>();

  private OpenQuestions() {}

  static List<Topic> of(PrivacyRegister register) {
    OpenQuestions open = new OpenQuestions();
    open.controller(register.controller());
    register.activities().values().forEach(open::activity);
    register.recipients().values().forEach(open::recipient);
    register.obligations().values().forEach(open::obligation);
    register
        .promised()
        .forEach(p -> open.ask(Line.of("Promise for " + p.entity()), "place", p.says()));
    register.stores().values().forEach(open::store);
    open.others(register);
    return open.topics.entrySet().stream()
        .map(topic -> new Topic(topic.getKey(), List.copyOf(topic.getValue())))
        .toList();
  }

  private void add(Line about, Line missing) {
    topics.computeIfAbsent(about, any -> new ArrayList<>()).add(missing);
  }

  private void ask(Line about, String what, Stated<?> stated) {
    stated.gap().ifPresent(q -> add(about, Line.of(Phrases.sentence(what) + ": ").open(q)));
  }

  private <T> void ask(Line about, String what, Optional<Stated<T>> stated) {
    stated.ifPresent(s -> ask(about, what, s));
  }

  private void controller(Controller controller) {
    Line about = Line.EMPTY.link("Controller", "controller");
    ask(about, "name", controller.name());
    ask(about, "contact", controller.contact());
    ask(about, "postal address", controller.address());
    ask(about, "representative in the Union", controller.representative());
    ask(about, "data protection officer", controller.dpo());
    ask(about, "jurisdiction", controller.profile());
    ask(about, "country", controller.country());
    ask(about, "end of the fiscal year", controller.fiscalYearEnd());
    ask(about, "supervisory authority", controller.authority());
  }

  private void activity(Activity activity) {
    Line about = Line.of("Activity ").link(activity.id(), Anchors.activity(activity.id()));
    ask(about, "title", activity.title());
    if (activity.purposes().isEmpty()) {
      ask(about, "purposes", Stated.open("what is it done for?"));
    }
    ask(about, "lawful basis", activity.basis());
    ask(about, "condition for special categories", activity.condition());
    ask(about, "assessment", activity.assessment());
    ask(about, "citation", activity.citation());
    activity.recipients().forEach(recipient -> ask(about, "recipient", recipient));
  }

  private void recipient(Recipient recipient) {
    Line about = Line.of("Recipient ").link(recipient.id(), Anchors.recipient(recipient.id()));
    ask(about, "name", recipient.name());
    ask(about, "role", recipient.role());
    ask(about, "purpose", recipient.purpose());
    ask(about, "countries", recipient.countries());
    ask(about, "transfer safeguard", recipient.transfer());
    recipient
        .contract()
        .ifPresent(
            contract -> {
              ask(about, "contract", contract.reference());
              ask(about, "date of the contract", contract.date());
              ask(about, "review of the contract", contract.reviewBy());
            });
  }

  private void obligation(Obligation obligation) {
    Line about = Line.of("Obligation ").link(obligation.id(), Anchors.obligation(obligation.id()));
    ask(about, "citation", obligation.citation());
    ask(about, "jurisdiction", obligation.jurisdiction());
    if (obligation.assumed()) {
      add(about, Line.of("Period: ").badge("assumed", Tone.WARN).text(" to be confirmed"));
    }
    for (Obligation.Version v : obligation.later()) {
      ask(about, "citation from " + v.validFrom() + " on", v.citation());
      if (v.assumed()) {
        add(
            about,
            Line.of("Period from " + v.validFrom() + " on: ")
                .badge("assumed", Tone.WARN)
                .text(" to be confirmed"));
      }
    }
  }

  private void store(DataStore store) {
    Line about = Line.of("Store ").link(store.id(), Anchors.store(store.id()));
    ask(about, "kind", store.kind());
    ask(about, "run by", store.recipient());
    ask(about, "location", store.location());
    store.backups().ifPresent(b -> ask(about, "life of backups", b.keptFor()));
    store.softDelete().ifPresent(s -> ask(about, "life of deleted data", s.keptFor()));
  }

  private void others(PrivacyRegister register) {
    register
        .subjects()
        .values()
        .forEach(
            s -> {
              ask(Line.of("People: " + s.id()), "title", s.title());
              ask(Line.of("People: " + s.id()), "minimum age", s.minAge());
            });
    register
        .categories()
        .values()
        .forEach(c -> ask(Line.of("Category: " + c.id()), "title", c.title()));
    Line promises = Line.EMPTY.link("Promises", "promises");
    ask(promises, "time to answer", register.promises().answerWithin());
    ask(promises, "notice before a change", register.promises().noticeBeforeChange());
    register.prohibitions().forEach(p -> ask(promises, Phrases.plain(p.purpose()), p.says()));
    register.cookies().values().forEach(this::cookie);
    register
        .schema()
        .notPersonal()
        .forEach((table, why) -> ask(Line.of("Table: " + table), "not personal, why", why));
    register
        .schema()
        .copies()
        .forEach((name, how) -> ask(Line.of("Copy: " + name), "way of a deletion", how));
  }

  private void cookie(Cookie cookie) {
    Line about = Line.of("Cookie ").link(cookie.name(), "cookies");
    ask(about, "purpose", cookie.purpose());
    ask(about, "essential or not", cookie.essential());
    ask(about, "lifetime", cookie.lifetime());
  }
}

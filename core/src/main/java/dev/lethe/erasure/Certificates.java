package dev.lethe.erasure;

import dev.lethe.act.Workshop;
import dev.lethe.erasure.CertificateTable.Issued;
import dev.lethe.erasure.Erasures.Certificate;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.json.Json;
import dev.lethe.model.ErasureGround;
import dev.lethe.register.Controller;
import dev.lethe.register.DataStore;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues certificates and their addenda: what went, what stays and why, and the proof. */
final class Certificates {
  private final Workshop shop;
  private final Recipients recipients;
  private final CertificateTable table = new CertificateTable();

  Certificates(Workshop shop, Recipients recipients) {
    this.shop = shop;
    this.recipients = recipients;
  }

  /** A certificate where something has changed since the last one; its SHA-256. */
  Optional<String> issue(Unit unit, ErasureCase c, ErasureOutcome outcome, Instant now) {
    Optional<Issued> last = table.last(unit, c.id());
    Map<String, Object> result = result(outcome);
    boolean same =
        last.map(l -> Tallies.map(Tallies.parsed(l.content())).get("result"))
            .filter(r -> Json.canonical(r).equals(Json.canonical(result)))
            .isPresent();
    if (same) {
      return Optional.empty();
    }
    int addendum = last.map(l -> l.addendum() + 1).orElse(0);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", 1);
    content.put("erasure", c.id().toString());
    content.put("addendum", addendum);
    content.put("application", shop.map().application());
    content.put("controller", controller());
    boolean one = c.target().flatMap(ErasureCase.Target::record).isPresent();
    content.put("scope", one ? "RECORD" : "PERSON");
    content.put("subjects", c.subjects());
    content.put("ground", c.ground());
    content.put("citation", citation(c.ground()));
    content.put("orderedAt", c.orderedAt().toString());
    content.put("orderedBy", c.by());
    content.put("startedAt", c.startedAt().map(Instant::toString));
    content.put("issuedAt", now.toString());
    content.put("dataMap", shop.map().fingerprint());
    content.put("result", result);
    content.put("recipients", recipients.words(outcome.erased()));
    content.put("notSearched", notSearched(shop));
    content.put("backups", backups());
    content.put("ledger", shop.ledger().head(unit));
    String json = Json.canonical(content);
    table.insert(unit, c.id(), new Issued(addendum, json, shop.ledger().sign(json)), now);
    return Optional.of(Json.fingerprint(content));
  }

  private Map<String, Object> result(ErasureOutcome outcome) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("status", outcome.status());
    result.put("found", outcome.found());
    result.put("erased", outcome.erased().stream().map(Tallies::tree).toList());
    result.put("kept", outcome.kept().stream().map(Tallies::tree).toList());
    result.put("busy", outcome.busy());
    List<Map<String, Object>> deliveries = new ArrayList<>();
    for (Delivery d : outcome.deliveries()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("target", d.target());
      line.put("state", d.state());
      line.put("count", d.count());
      line.put("answer", d.answer());
      line.put("residualUntil", d.residualUntil().map(Instant::toString));
      deliveries.add(line);
    }
    result.put("deliveries", deliveries);
    result.put("lookedAgain", outcome.residue().looked());
    result.put("residue", outcome.residue().places());
    return result;
  }

  private Map<String, Object> controller() {
    Controller controller = shop.map().register().controller();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", controller.name().known().orElse("not stated"));
    line.put("contact", controller.contact().known().orElse("not stated"));
    line.put("authority", controller.authority().known().orElse("not stated"));
    return line;
  }

  private List<String> backups() {
    return shop.map().register().stores().values().stream()
        .flatMap(s -> s.backups().stream().map(b -> backup(s, b)))
        .sorted()
        .toList();
  }

  private static String backup(DataStore store, DataStore.Residual backup) {
    return store.id()
        + ": "
        + backup
            .keptFor()
            .known()
            .map(span -> "overwritten after " + span)
            .orElse("how long backups are kept is not stated");
  }

  /** Where the person may be named and nobody has looked. */
  static List<String> notSearched(Workshop shop) {
    List<String> places = new ArrayList<>();
    shop.map()
        .entities()
        .forEach(
            e ->
                e.groups()
                    .forEach(
                        g ->
                            g.fields().stream()
                                .filter(f -> f.category().equals("content.message"))
                                .forEach(
                                    f ->
                                        places.add(
                                            e.name()
                                                + "."
                                                + f.path()
                                                + ": free text of rows that are not the person's"))));
    shop.map()
        .opaque()
        .forEach((field, why) -> places.add(field + ": never looked into, where it stays: " + why));
    return places;
  }

  /** Where the law says so. */
  static String citation(ErasureGround ground) {
    return "Art. 17(1)("
        + switch (ground) {
          case NO_LONGER_NECESSARY -> "a";
          case CONSENT_WITHDRAWN -> "b";
          case OBJECTION -> "c";
          case UNLAWFUL -> "d";
          case LEGAL_DUTY -> "e";
          case CHILD -> "f";
        }
        + ") GDPR";
  }

  Optional<Certificate> last(Unit unit, UUID erasure) {
    return table
        .last(unit, erasure)
        .map(
            i ->
                new Certificate(
                    erasure,
                    i.addendum(),
                    i.content(),
                    CertificatePage.html(i.content(), i.signature()),
                    i.signature()));
  }
}

package music.tour;

import dev.lethe.breach.Breaches;
import dev.lethe.breach.Breaches.Affected;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Incident;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Breaches.Report;
import dev.lethe.breach.Breaches.Risk;
import dev.lethe.breach.Breaches.Scope;
import dev.lethe.breach.Breaches.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** P27: a breach over the end of summer time, who is affected, and the authority's 72 hours. */
final class BreachScene {
  private static final Instant AWARE = Instant.parse("2026-10-23T14:20:00Z"); // 16:20 in Berlin

  /** 15:20 in Berlin, where the clocks were set back: 72 hours, not three days on the clock. */
  private static final Instant DUE = Instant.parse("2026-10-26T14:20:00Z");

  private final ServiceStage stage;
  private final Chronicle chronicle;
  private final Look look;
  private final Breaches breaches;

  BreachScene(ServiceStage stage) {
    this.stage = stage;
    this.chronicle = stage.chronicle;
    this.look = stage.look;
    this.breaches = stage.lethe.breaches();
  }

  void breach(Customer carla) throws IOException {
    stage.service.clock().turnTo(Instant.parse("2026-10-22T09:00:00Z"));
    carla.signIn();
    carla.visitor.upload("choir.wav", ServiceStage.SOUND);
    stage.service.clock().turnTo(AWARE);
    stage.chapter("A copy of the log was open to the world: 72 hours, and who is affected");
    Incident incident =
        breaches.report(
            new Report(
                "a copy of uploads and logins could be read by others",
                AWARE,
                Optional.of(AWARE),
                Optional.empty(),
                Set.of(Effect.CONFIDENTIALITY)),
            Stage.OFFICER);
    chronicle.check("P27-a", "the authority is told by", Optional.of(DUE), incident.authorityDue());
    Affected affected =
        breaches.affected(
            incident.id(),
            new Scope(
                Set.of("LoginEvent", "Upload"), Instant.parse("2026-10-20T00:00:00Z"), AWARE));
    Map<String, Long> people =
        Map.of(
            "customer",
            look.count(
                "from account a where a.id in (select account_id from login_event)"
                    + " or a.id in (select account_id from upload)"));
    chronicle.check("P27", "people on the list", people, affected.peopleByKind());
    Map<String, Long> rows =
        Map.of(
            "LoginEvent", look.count("from login_event where account_id is not null"),
            "Upload", look.count("from upload"));
    chronicle.check("P27", "records", rows, affected.recordsByEntity());
    breaches.assess(incident.id(), Risk.RISK, "addresses and audio were readable", Stage.OFFICER);

    stage.service.clock().turnTo(Instant.parse("2026-10-26T09:00:00Z"));
    Map<Item, String> items = new EnumMap<>(Item.class);
    for (Item item : Item.values()) items.put(item, "as in the register of breaches");
    Breaches.Notification told =
        breaches.notifyAuthority(
            incident.id(), stage.now(), items, Optional.empty(), Stage.OFFICER);
    chronicle.check("P27", "told in time", true, told.accepted());
    chronicle.check("P27", "it stands", State.NOTIFIED, told.incident().state());
    String paper = breaches.document(incident.id(), Locale.ENGLISH);
    Files.writeString(stage.folder.resolve("breach.html"), paper);
    chronicle.check(
        "P27",
        "the paper names somebody",
        false,
        paper.contains("example.org") || paper.contains(carla.account.toString()));
    breaches.close(incident.id(), "the copy is gone, its key is changed", Stage.OFFICER);
    chronicle.check("P27", "open incidents", 0, breaches.open().size());
  }
}

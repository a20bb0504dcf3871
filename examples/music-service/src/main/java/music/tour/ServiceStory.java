package music.tour;

import dev.lethe.Lethe;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.model.Finding.Severity;
import dev.lethe.report.Reports.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import music.MusicModel;

/** The second part of the tour: the service runs, and people use it over HTTP. */
final class ServiceStory {
  static final Instant START = Instant.parse("2026-05-02T08:00:00Z");

  private final ServiceStage stage;
  private final Chronicle chronicle;
  private final Look look;
  private final Lethe lethe;

  ServiceStory(RunningService service, Path folder, Chronicle chronicle) {
    this.stage = new ServiceStage(service, folder, chronicle);
    this.chronicle = chronicle;
    this.look = stage.look;
    this.lethe = stage.lethe;
  }

  void tell() throws IOException {
    stage.chapter("The service runs; Ben signs up and uses it");
    Customer ben = Customer.register(stage.service, "ben@example.net");
    Customer carla = Customer.register(stage.service, "carla@example.org");
    UseScenes use = new UseScenes(stage);
    RightsScenes rights = new RightsScenes(stage);
    UUID invoice = use.used(ben, carla);
    use.aDayLater(ben);
    UUID order = use.closed(ben, invoice);
    new BreachScene(stage).breach(carla);
    rights.heldAndReleased();
    rights.lawEnds(order, invoice);
    wholeMap();
    proof(ben);
  }

  private void wholeMap() throws IOException {
    stage.chapter("The whole data map of the running service");
    Path json = stage.folder.resolve("service-data-map.json");
    lethe.reports().dataMap(Format.JSON, json);
    lethe.reports().dataMap(Format.HTML, stage.folder.resolve("service-data-map.html"));
    String map = Files.readString(json);
    chronicle.check(
        "P2", "entities in it", MusicModel.entities().size(), lethe.dataMap().entities().size());
    chronicle.check(
        "P2",
        "findings that are errors",
        0L,
        lethe.findings().stream().filter(f -> f.severity() == Severity.ERROR).count());
    for (String vendor : new String[] {"supabase", "google-cloud", "stripe", "vercel"})
      chronicle.check("P16", "it names " + vendor, true, map.contains(vendor));
    String shown = stage.service.operator().call("GET", "/actuator/lethe").expect(200).text();
    chronicle.check(
        "P2",
        "the operators' endpoint tells the same",
        true,
        shown.contains(lethe.dataMap().fingerprint()));
  }

  private void proof(Customer ben) {
    stage.chapter("The ledger of the running service");
    chronicle.check("proof", "the ledger is", Status.INTACT, lethe.evidence().verify().status());
    for (String table : new String[] {"lethe_event", "lethe_block"})
      chronicle.check(
          "proof",
          "entries that name somebody in " + table,
          0L,
          look.count(
              "from " + table + " where body like '%example.%' or body like ?",
              "%" + ben.account + "%"));
  }
}

package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.export.Exports.ExportReceipt;
import dev.lethe.export.Exports.Line;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import dev.lethe.model.Person;
import dev.lethe.model.SubjectRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy for a person: everything of theirs, nothing of anybody else's, seen at one instant. */
abstract class ExportContract extends HostContract {
  private static final String HASH = "$2a$10$planted-password-hash";
  private static final String HOSTILE = "<script>alert('x')</script>\"&";

  private Member ana;
  private Member ben;
  private Agent kim;
  private Track track;
  private Render render;
  private Letter letter;
  private Bill bill;
  private ExportReceipt receipt;

  ExportContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Agent.class, Letter.class};
  }

  @Override
  void clearTables() {
    host.db.execute(
        "delete from letter_page",
        "delete from letter_extra",
        "delete from letter",
        "delete from agent",
        "delete from lethe_event");
    super.clearTables();
  }

  @BeforeEach
  void people() {
    host.turnTo("2026-11-23T10:00:00Z");
    ana = host.member("ana@plant.test", null);
    ana.passwordHash = HASH;
    ben = host.member("ben@other.test", null);
    kim = new Agent();
    kim.id = 7L;
    kim.email = "kim@staff.test";
    track = host.track(ana, "2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z");
    track.originalName = HOSTILE;
    render = host.render(ana, track, "2026-11-22T12:00:00Z");
    render.title = "=cmd|' /C calc'!A0";
    bill = host.bill(ana, "2026-11-02T09:00:00Z");
    letter = letter(ana, kim);
    Track bens = host.track(ben, "2026-11-22T10:00:00Z", null);
    bens.originalName = "bens-secret-demo.wav";
    Letter his = letter(ben, kim);
    his.body = "written by Ben alone";
    Ticket ticket = new Ticket();
    ticket.id = new Ticket.Key("Tempodrom", LocalDate.of(2026, 11, 20));
    ticket.owner = ana;
    ticket.holder = "Ana Berger";
    ticket.soldAt = Instant.parse("2026-11-20T10:00:00Z");
    host.save(
        ana,
        ben,
        kim,
        track,
        bens,
        host.tag(track),
        render,
        bill,
        host.bill(ben, "2026-11-02T09:00:00Z"),
        host.visit(ana, "2026-11-20T10:15:30.123456Z", "203.0.113.7"),
        host.visit(ana, "2026-11-21T10:15:30Z", "203.0.113.8"),
        host.visit(ben, "2026-11-21T10:15:30Z", "198.51.100.99"),
        letter,
        his,
        ticket);
    host.change(em -> em.remove(em.find(Render.class, render.id)));
    host.change(em -> em.find(Track.class, track.id).originalName = HOSTILE + " renamed");
  }

  private static Letter letter(Member customer, Agent agent) {
    Letter l = new Letter();
    l.id = UUID.randomUUID();
    l.customer = customer;
    l.fromAddress = customer.email;
    l.agent = agent;
    l.reader = agent;
    l.body = "please help me";
    l.agentSignature = "signed, Kim Sommer";
    l.readerName = "read by Kim Sommer";
    l.score = 87_654;
    l.phone = "+49 30 1234567";
    l.subjectLine = "about my upload";
    l.written = LocalDateTime.parse("2026-11-19T23:30:00");
    l.pages.add(new Letter.Page("first page", "planted-page-token"));
    l.pages.add(new Letter.Page("second page", "planted-page-token"));
    l.sentAt = Instant.parse("2026-11-19T22:30:00Z");
    return l;
  }

  private Person person() {
    return lethe.person(Member.class, ana.id);
  }

  private Map<String, byte[]> copy(Person person) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    receipt = lethe.exports().access(person, Sink.stream(out));
    assertThat(receipt.bytes()).isEqualTo(out.size());
    assertThat(receipt.sha256()).isEqualTo(sha256(out.toByteArray()));
    return unzip(out.toByteArray());
  }

  private static Map<String, byte[]> unzip(byte[] zip) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        assertThat(entries.put(e.getName(), in.readAllBytes())).as(e.getName()).isNull();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name) {
    assertThat(entries).containsKey(name);
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  private static Object json(Map<String, byte[]> entries, String name) {
    try {
      return Json.read(text(entries, name));
    } catch (MalformedException e) {
      throw new AssertionError(name + " " + e.problem(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, byte[]> entries, String sheet) {
    return (List<Map<String, Object>>) json(entries, "data/" + sheet + ".json");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object tree, String key) {
    return (List<Map<String, Object>>) ((Map<String, Object>) tree).get(key);
  }

  private static String everything(Map<String, byte[]> entries) {
    StringBuilder all = new StringBuilder();
    entries.forEach(
        (name, bytes) ->
            all.append(name).append('\n').append(new String(bytes, StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test // P19-a: data by category, purposes, recipients, dates, sources, rights, authority, ADM
  void p19aThePackageHasTheContentOfArticle15() {
    Map<String, byte[]> copy = copy(person());
    assertThat(copy.keySet())
        .contains(
            "index.html",
            "facts.json",
            "manifest.json",
            "files.json",
            "data/Member.json",
            "data/Member.csv",
            "data/Track.json",
            "data/Track.notes.csv",
            "data/Letter.pages.json");
    Object facts = json(copy, "facts.json");
    assertThat(list(facts, "purposes"))
        .extracting(p -> p.get("activity"))
        .contains("account", "transformation", "billing", "security", "support");
    assertThat(list(facts, "recipients"))
        .extracting(r -> r.get("name"))
        .contains("Supabase", "Google Cloud", "Stripe", "Vercel");
    assertThat(list(facts, "recipientsNotStated").toString()).contains("no mail provider");
    assertThat(list(facts, "categories"))
        .extracting(c -> c.get("title"))
        .contains("E-mail address", "IP address", "Uploaded content", "Generated content");
    assertThat(list(facts, "sources").toString())
        .contains("given by you", "observed while you used the service", "generated for you");
    assertThat(list(facts, "rights"))
        .extracting(r -> r.get("article"))
        .contains("Art. 16 GDPR", "Art. 17 GDPR", "Art. 18 GDPR", "Art. 21 GDPR", "Art. 77 GDPR");
    assertThat(list(facts, "transfers")).extracting(r -> r.get("recipient")).contains("Stripe");
    assertThat((Map<?, ?>) facts)
        .extracting("automatedDecisions", "supervisoryAuthority")
        .containsExactly(
            "none declared", Map.of("open", "not stated: lead supervisory authority is not named"));
    Map<String, Object> visits = retention(facts, "Visit");
    assertThat(visits)
        .containsEntry("earliestEnd", "2027-02-18T10:15:30.123456Z")
        .containsEntry("latestEnd", "2027-02-19T10:15:30Z")
        .containsEntry("rowsWithDate", 2);
    assertThat(visits.get("rules").toString()).contains("90 days after at");
    assertThat(list(facts, "retention").toString())
        .contains("kept by law 10 years from the end of the calendar year of issuedAt")
        .contains("account closed");
    String page = text(copy, "index.html");
    assertThat(page)
        .contains("Art. 15(1)", "Supabase", "Vercel", "Your rights", "Art. 77 GDPR")
        .contains("lead supervisory authority is not named")
        .contains("203.0.113.7", "data/Visit.csv")
        .contains("between 2027-02-18 11:15:30 Europe/Berlin and 2027-02-19 11:15:30");
  }

  private static Map<String, Object> retention(Object facts, String entity) {
    return list(facts, "retention").stream()
        .filter(r -> entity.equals(r.get("entity")))
        .findFirst()
        .orElseThrow();
  }

  @Test // P19-b: a password hash is reported as present, and no byte of it is printed
  void p19bWithheldValuesAreReportedAndNowherePrinted() {
    Map<String, byte[]> copy = copy(person());
    assertThat(rows(copy, "Member").get(0).get("passwordHash"))
        .isEqualTo("present (withheld: its category is never copied)");
    assertThat(rows(copy, "Letter").get(0).get("score").toString())
        .startsWith("present (withheld: would tell abusers");
    assertThat(rows(copy, "Letter.pages").get(0).get("token").toString())
        .startsWith("present (withheld");
    String all = everything(copy);
    assertThat(all).doesNotContain("planted-password-hash").doesNotContain("planted-page-token");
    assertThat(all).doesNotContain("87654").doesNotContain("87,654");
    assertThat(line("Member").withheldFields())
        .containsEntry("passwordHash", "its category is never copied");
    host.change(em -> em.find(Member.class, ana.id).passwordHash = null);
    assertThat(rows(copy(person()), "Member").get(0).get("passwordHash")).isNull();
  }

  @Test // values of others are in no entry: not their rows, not their part in the person's rows
  void nothingOfAnybodyElseIsInTheCopy() {
    String all = everything(copy(person()));
    assertThat(all).contains("please help me", "Ana Berger");
    for (String others :
        List.of(
            "ben@other.test",
            "bens-secret-demo",
            "198.51.100.99",
            "written by Ben",
            "kim@staff.test",
            "Kim Sommer",
            ben.id.toString())) {
      assertThat(all).doesNotContain(others);
    }
    assertThat(line("Letter").withheldFields())
        .containsEntry("agentSignature", "is about another person (agent)");
    assertThat(line("Letter")).extracting(Line::found, Line::exported).containsExactly(1L, 1L);
  }

  @Test // an author gets what is about them, the owner's fields are masked; a handler gets nothing
  void anAuthorGetsTheirOwnPartAndAHandlerNothing() {
    host.db.execute("update letter set reader_id = null");
    Map<String, byte[]> copy = copy(lethe.person(Agent.class, 7L));
    assertThat(rows(copy, "Letter"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("agentSignature", "signed, Kim Sommer")
                    .doesNotContainKeys("body", "phone", "fromAddress", "subjectLine", "score"));
    assertThat(everything(copy))
        .contains("kim@staff.test")
        .doesNotContain("please help me", "ana@plant.test", "written by Ben", "first page");
    assertThat(line("Letter.pages"))
        .extracting(Line::found, Line::withheld)
        .containsExactly(4L, 4L);

    host.db.execute("update letter set agent_id = null, reader_id = 7");
    Map<String, byte[]> handled = copy(lethe.person(Agent.class, 7L));
    assertThat(handled).doesNotContainKey("data/Letter.json");
    assertThat(line("Letter").found()).isZero();
    assertThat(receipt.notSearched()).anyMatch(s -> s.contains("only handled (reader)"));
  }

  @Test // a person known by address alone: their own rows, and exactly that address
  void aPersonWithoutARowIsFoundByTheirAddress() {
    host.db.execute("update letter set customer_id = null");
    Map<String, byte[]> copy = copy(Person.of(SubjectRef.of("correspondent", "ana@plant.test")));
    assertThat(rows(copy, "Letter")).hasSize(1);
    assertThat(everything(copy)).contains("please help me").doesNotContain("ben@other.test");
    copy(Person.of(SubjectRef.of("correspondent", "ANA@PLANT.TEST")));
    assertThat(receipt.lines()).allMatch(l -> l.exported() == 0);
  }

  @Test // the manifest reconciles with what the tables hold
  void theManifestReconcilesWithTheTables() {
    Map<String, byte[]> copy = copy(person());
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("Member", "select count(*) from member where email = 'ana@plant.test'");
    counts.put("Visit", "select count(*) from visit_log where ip like '203.%'");
    counts.put("Track", "select count(*) from track where originalName like '<script>%'");
    counts.put("Render", "select count(*) from render");
    counts.put("Bill", "select count(*) from bill where sentTo = 'ana@plant.test'");
    counts.put("Letter", "select count(*) from letter where fromAddress = 'ana@plant.test'");
    counts.put("Ticket", "select count(*) from ticket");
    counts.put("TrackTag", "select count(*) from track_tag");
    counts.put(
        "Track.track_aud", "select count(*) from track_AUD where originalName like '<script>%'");
    Object manifest = json(copy, "manifest.json");
    for (var e : counts.entrySet()) {
      long held = Long.parseLong(host.db.column(e.getValue()).get(0));
      assertThat(held).as(e.getKey()).isPositive();
      Map<String, Object> line =
          list(manifest, "entities").stream()
              .filter(l -> e.getKey().equals(l.get("entity")))
              .findFirst()
              .orElseThrow();
      assertThat(((Number) line.get("found")).longValue()).as(e.getKey()).isEqualTo(held);
      assertThat(line(e.getKey()).found()).as(e.getKey()).isEqualTo(held);
      assertThat(rows(copy, e.getKey())).as(e.getKey()).hasSize((int) line(e.getKey()).exported());
    }
    for (Map<String, Object> line : list(manifest, "entities")) {
      assertThat(number(line, "found"))
          .isEqualTo(number(line, "exported") + number(line, "withheld"));
      assertThat(number(line, "filesFound"))
          .isEqualTo(number(line, "filesContained") + number(line, "filesMissing"));
    }
    for (Map<String, Object> entry : list(manifest, "entries")) {
      byte[] bytes = copy.get(String.valueOf(entry.get("name")));
      assertThat(entry.get("sha256")).isEqualTo(sha256(bytes));
      assertThat(number(entry, "bytes")).isEqualTo(bytes.length);
    }
    assertThat(list(manifest, "entries"))
        .hasSize((int) copy.keySet().stream().filter(n -> !n.startsWith("files/")).count() - 1);
  }

  private static long number(Map<String, Object> line, String key) {
    return ((Number) line.get(key)).longValue();
  }

  private Line line(String entity) {
    return receipt.lines().stream()
        .filter(l -> l.entity().equals(entity))
        .findFirst()
        .orElseThrow();
  }

  @Test // rows that the host hides and earlier versions are the person's as well
  void hiddenRowsAndEarlierVersionsAreInTheCopy() {
    Map<String, byte[]> copy = copy(person());
    assertThat(rows(copy, "Render"))
        .singleElement()
        .satisfies(r -> assertThat(r).containsEntry("title", render.title));
    assertThat(rows(copy, "Track.track_aud"))
        .extracting(r -> r.get("originalName"))
        .contains(HOSTILE, HOSTILE + " renamed");
    assertThat(rows(copy, "Track.notes").get(0)).containsEntry("value", "take one");
    assertThat(rows(copy, "Letter").get(0)).containsEntry("subjectLine", "about my upload");
  }

  @Test // columns are not values: converters and zones are the host's
  void valuesAreReadAsTheHostMeansThem() {
    Map<String, byte[]> copy = copy(person());
    assertThat(rows(copy, "Visit"))
        .extracting(r -> r.get("at"))
        .containsExactlyInAnyOrder("2026-11-20T10:15:30.123456Z", "2026-11-21T10:15:30Z");
    assertThat(rows(copy, "Letter").get(0))
        .containsEntry("phone", "+49 30 1234567")
        .containsEntry("written", "2026-11-19T23:30");
    assertThat(host.db.column("select phone from letter")).contains("7654321 03 94+");
    assertThat(rows(copy, "Bill").get(0).get("net").toString()).isEqualTo("9.90");
  }

  @Test // what a person wrote is text: in a page it is no markup, in a spreadsheet no formula
  void hostileTextStaysText() {
    Map<String, byte[]> copy = copy(person());
    assertThat(text(copy, "index.html")).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(text(copy, "data/Render.csv")).contains("\"'=cmd|' /C calc'!A0\"");
    assertThat(text(copy, "data/Letter.csv")).contains("\"'+49 30 1234567\"");
    assertThat(text(copy, "data/Track.csv"))
        .contains("\"<script>alert('x')</script>\"\"& renamed\"");
    assertThat(rows(copy, "Render").get(0)).containsEntry("title", "=cmd|' /C calc'!A0");
  }

  @Test // files are in the package under names of ours; a missing one is listed, not skipped
  void filesAreCopiedAndMissingOnesListed() throws IOException {
    Files.delete(host.folder.resolve(render.objectKey));
    Map<String, byte[]> copy = copy(person());
    assertThat(copy.keySet().stream().filter(n -> n.startsWith("files/")))
        .hasSize(2)
        .allMatch(n -> n.matches("files/Track-\\d+\\.(wav|json)"));
    assertThat(text(copy, String.valueOf(rows(copy, "Track").get(0).get("objectKey.file"))))
        .isEqualTo("RIFF");
    Object listed = json(copy, "files.json");
    assertThat(listed.toString()).contains("state=missing").contains("entity=Render");
    Map<String, Object> line =
        list(json(copy, "manifest.json"), "entities").stream()
            .filter(l -> l.get("entity").equals("Render"))
            .findFirst()
            .orElseThrow();
    assertThat(number(line, "filesMissing")).isEqualTo(1);
    assertThat(text(copy, "index.html")).contains("missing");

    host.change(em -> em.find(Track.class, track.id).objectKey = "../../../tmp/x.sh;rm -rf");
    assertThat(copy(person()).keySet()).noneMatch(n -> n.contains("..") || n.contains(";"));
  }

  @Test // a store that fails is no missing file: the copy fails, retryable, and nothing is handed
  // over
  void aStoreThatFailsFailsTheCopy() {
    ObjectStore broken =
        new ObjectStore() {
          @Override
          public Gone delete(String key) {
            return Gone.NOW;
          }

          @Override
          public Optional<InputStream> open(String key) throws IOException {
            throw new IOException("no access to " + key);
          }

          @Override
          public boolean exists(String key) {
            return true;
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Lethe other = host.builder().objectStore("audio", broken).build()) {
      assertThatThrownBy(() -> other.exports().access(person(), Sink.stream(out)))
          .isInstanceOfSatisfying(
              LetheException.class,
              e -> assertThat(e.code()).isEqualTo(Code.EXPORT_FILE_UNREADABLE))
          .hasMessageNotContaining(track.objectKey);
    }
    assertThat(out.size()).isZero();
    assertThat(host.db.column("select kind from lethe_event")).doesNotContain("EXPORTED");
    assertThat(leftOvers()).isEmpty();
  }

  @Test // one snapshot: what another connection commits in the middle is in no part of the copy
  void theCopyIsSeenAtOneInstant() {
    host.beforeStatement(
        "visit_log",
        () -> {
          host.save(host.visit(ana, "2026-11-23T09:59:59Z", "192.0.2.1"));
          host.db.execute("update track_tag set title = 'changed in between'");
        });
    Map<String, byte[]> copy = copy(person());
    host.beforeStatement("nothing", () -> {});
    assertThat(host.db.column("select ip from visit_log")).contains("192.0.2.1");
    assertThat(rows(copy, "Visit")).hasSize(2);
    assertThat(everything(copy)).doesNotContain("192.0.2.1");

    host.beforeStatement(
        "track_tag", () -> host.db.execute("update track_tag set title = 'changed again'"));
    assertThat(everything(copy(person()))).doesNotContain("changed again");
  }

  @Test // the evidence has counts and hashes, and names nobody
  void anExportLeavesEvidenceThatNamesNobody() {
    copy(person());
    List<String> bodies = host.db.column("select body from lethe_event where kind = 'EXPORTED'");
    assertThat(bodies)
        .singleElement()
        .satisfies(
            body ->
                assertThat(body)
                    .contains(receipt.sha256(), receipt.id().toString(), "\"Visit\":[2,2,0]")
                    .doesNotContain(ana.id.toString(), ana.email));
  }

  @Test // a hold is not disclosed: neither its matter nor that there is one
  void aHoldIsNotDisclosed() {
    Map<String, byte[]> before = copy(person());
    lethe
        .holds()
        .place(
            Hold.on(person()).matter("M-7 fraud").reviewBy(LocalDate.of(2027, 2, 20)),
            Host.OFFICER);
    Map<String, byte[]> after = copy(person());
    assertThat(text(after, "facts.json")).isEqualTo(text(before, "facts.json"));
    assertThat(everything(after)).doesNotContain("M-7").doesNotContain("2027-02-20");
  }

  @Test // nothing stands at the target before the copy is whole; nothing is left behind
  void aFileIsReplacedAtOnce() throws IOException {
    Path target = host.folder.resolve("copy.zip");
    Files.writeString(target, "old");
    receipt = lethe.exports().access(person(), Sink.file(target));
    assertThat(Files.size(target)).isEqualTo(receipt.bytes());
    assertThat(sha256(Files.readAllBytes(target))).isEqualTo(receipt.sha256());
    assertThat(unzip(Files.readAllBytes(target))).containsKey("index.html");
    assertThat(leftOvers()).isEmpty();
    assertThatThrownBy(
            () -> lethe.exports().access(person(), Sink.file(host.folder.resolve("no/such/x.zip"))))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.EXPORT_NOT_WRITTEN));
    assertThat(leftOvers()).isEmpty();
    Files.delete(target);
  }

  private List<Path> leftOvers() {
    try (Stream<Path> tmp = Files.list(Path.of(System.getProperty("java.io.tmpdir")));
        Stream<Path> beside = Files.list(host.folder)) {
      return Stream.concat(tmp, beside)
          .filter(p -> p.getFileName().toString().contains("lethe-export-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test // the same coded errors as holds have
  void anUnknownKindOrAKeyOfAnotherTypeIsRefused() {
    for (SubjectRef ref :
        List.of(SubjectRef.of("martian", 1L), SubjectRef.of("customer", "no uuid"))) {
      assertThatThrownBy(
              () ->
                  lethe.exports().access(Person.of(ref), Sink.stream(new ByteArrayOutputStream())))
          .isInstanceOfSatisfying(
              LetheException.class, e -> assertThat(e.code()).isEqualTo(Code.KEY_TYPE))
          .hasMessageNotContaining("no uuid");
    }
  }

  @Test // somebody who is not held gets a copy that says so
  void aPersonWithoutRowsGetsAPackageThatSaysSo() {
    Map<String, byte[]> copy = copy(Person.of(SubjectRef.of("customer", UUID.randomUUID())));
    assertThat(receipt.found()).isZero();
    assertThat(copy.keySet()).noneMatch(n -> n.startsWith("data/"));
    assertThat(text(copy, "index.html")).contains("Nothing is held about you");
    assertThat(list(json(copy, "facts.json"), "rights")).isNotEmpty();
  }
}

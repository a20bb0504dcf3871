package music.tour;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import music.Account;
import music.CreditUse;
import music.Invoice;
import music.LoginEvent;
import music.Output;
import music.StaffMember;
import music.Subscription;
import music.SupportMessage;
import music.Upload;
import music.UploadTag;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Years of a music service that has never deleted anything: invented, plausible, and the same for
 * the same seed and now.
 */
final class SampleData {
  /** How many of each; files: rows of uploads, and of outputs, whose audio is really there. */
  record Sizes(
      int accounts, int uploads, int outputs, int invoices, int logins, int messages, int files) {
    static final Sizes TOUR = new Sizes(2_000, 20_000, 20_000, 10_000, 200_000, 600, 400);
    static final Sizes TEST = new Sizes(60, 300, 300, 200, 1_500, 40, 40);
  }

  private record Owner(Account account, String name, Instant from, Instant to) {
    boolean livesAt(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  private static final Instant OPENING = Instant.parse("2015-03-01T08:00:00Z");
  private static final int BATCH = 1_000;

  private final StatelessSession session;
  private final ToneFiles audio;
  private final Instant now;
  private final SplittableRandom chance;
  private final People people;
  private final List<Owner> owners = new ArrayList<>();

  private SampleData(StatelessSession session, ToneFiles audio, long seed, Instant now) {
    this.session = session;
    this.audio = audio;
    this.now = now;
    this.chance = new SplittableRandom(seed);
    this.people = new People(chance);
  }

  /** progress is told what has been written. */
  static void write(
      EntityManagerFactory emf,
      ToneFiles audio,
      Sizes sizes,
      long seed,
      Instant now,
      Consumer<String> progress)
      throws IOException {
    try (StatelessSession session = emf.unwrap(SessionFactory.class).openStatelessSession()) {
      session.setJdbcBatchSize(BATCH);
      new SampleData(session, audio, seed, now).writeAll(sizes, progress);
    }
  }

  private void writeAll(Sizes sizes, Consumer<String> progress) throws IOException {
    step("cast", progress, () -> Cast.enter(session, audio));
    step("accounts and subscriptions", progress, () -> accounts(sizes.accounts()));
    step("uploads and outputs", progress, () -> audio(sizes));
    step("invoices", progress, () -> invoices(sizes.invoices()));
    step("login events", progress, () -> logins(sizes.logins()));
    step("support messages", progress, () -> messages(sizes.messages()));
  }

  private void accounts(int count) {
    List<Object> rows = new ArrayList<>();
    List<Object> subscriptions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant created = i < 5 ? OPENING : between(OPENING, now.minus(Duration.ofDays(3)));
      boolean closed = i % 12 == 7;
      Instant end = closed ? between(created, now) : Instant.MAX;
      String name = people.name();
      Account account = new Account(id(), people.email(name, i), secret(), created, i % 16);
      if (closed) account.close(end);
      owners.add(new Owner(account, name, created, closed ? end : now));
      rows.add(account);
      Subscription.Status status =
          closed ? Subscription.Status.CANCELLED : Subscription.Status.ACTIVE;
      Subscription subscription =
          new Subscription(
              id(), account, people.pick("free", "solo", "studio"), status, customer(i), i % 40);
      subscription.use(new CreditUse(between(created, closed ? end : now), 1 + i % 5));
      subscriptions.add(subscription);
    }
    insert(rows);
    insert(subscriptions);
  }

  private void audio(Sizes sizes) throws IOException {
    List<Object> tags = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    List<Upload> uploads = new ArrayList<>();
    int every = step(sizes.uploads(), sizes.files());
    for (int i = 0; i < sizes.uploads(); i++) {
      Instant done = i % 12 == 5 ? null : completion(i);
      Instant created = done == null ? failure(i) : done.minusSeconds(20 + chance.nextInt(400));
      Account owner = livingAt(created).account();
      UUID id = id();
      String key = i % every == 0 ? audio.writeUpload(id) : null;
      String name = people.pick("take", "riff", "vocals", "drums", "idea") + " " + i + ".wav";
      Upload upload = new Upload(id, owner, name, key, created, done);
      uploads.add(upload);
      if (i % 10 == 3) tags.add(new UploadTag(id(), upload, people.pick("demo", "live", "old")));
      if (done != null && i % 5 != 0 && outputs.size() < sizes.outputs())
        outputs.add(output(owner, upload, done, outputs.size(), sizes));
    }
    while (outputs.size() < sizes.outputs()) {
      Owner owner = any();
      outputs.add(
          output(owner.account(), null, between(owner.from(), owner.to()), outputs.size(), sizes));
    }
    insert(uploads);
    insert(tags);
    insert(outputs);
  }

  private Output output(Account owner, @Nullable Upload source, Instant at, int number, Sizes sizes)
      throws IOException {
    UUID id = id();
    int every = step(sizes.outputs(), sizes.files());
    return new Output(
        id,
        owner,
        source,
        number % every == 0 ? audio.writeOutput(id) : null,
        "mix " + number,
        people.pick("reverb", "chorus", "master", "stems"),
        at);
  }

  /** Most uploads are a backlog of a year, one in ten is younger than a day. */
  private Instant completion(int i) {
    Instant yesterday = now.minus(Duration.ofDays(1));
    return i % 10 == 0
        ? between(yesterday, now)
        : between(now.minus(Duration.ofDays(400)), yesterday);
  }

  /** Half of the uploads that never completed are younger than seven days. */
  private Instant failure(int i) {
    Instant week = now.minus(Duration.ofDays(7));
    return i % 24 == 5 ? between(week, now) : between(now.minus(Duration.ofDays(60)), week);
  }

  private void invoices(int count) {
    record Bill(Owner owner, Instant issued) {}
    List<Bill> bills = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Owner owner = any();
      bills.add(new Bill(owner, between(owner.from(), owner.to())));
    }
    bills.sort(Comparator.comparing(Bill::issued));
    List<Object> rows = new ArrayList<>();
    for (Bill bill : bills) {
      BigDecimal net = BigDecimal.valueOf(500 + chance.nextInt(9_500), 2);
      int year = bill.issued().atZone(ZoneOffset.UTC).getYear();
      rows.add(
          new Invoice(
              id(),
              bill.owner().account(),
              String.format(Locale.ROOT, "%d-%06d", year, rows.size() + 1),
              bill.issued(),
              net,
              net.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP),
              people.billing(bill.owner().name()),
              customer(rows.size()),
              chance.nextInt(4) == 0 ? "please send by post as well" : null));
    }
    insert(rows);
  }

  private void logins(int count) {
    Instant first = now.minus(Duration.ofDays(120));
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = between(first, now);
      boolean suspect = i % 130 == 9;
      UUID who = suspect && i % 3 != 0 ? null : livingAt(at).account().id();
      String ip = suspect ? Cast.SUSPECT_IP : people.ip();
      rows.add(new LoginEvent(who, at, ip, people.userAgent(), suspect ? 90 : chance.nextInt(20)));
      if (rows.size() < 20 * BATCH && i < count - 1) continue;
      insert(rows);
      rows.clear();
    }
  }

  private void messages(int count) {
    List<StaffMember> staff = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = people.name();
      Instant left = i == 7 ? now.minus(Duration.ofDays(10)) : null;
      staff.add(new StaffMember(name, "agent" + i + "@music-service.example", left));
    }
    insert(staff);
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Owner owner = any();
      boolean known = i % 4 != 0;
      Instant sent = between(now.minus(Duration.ofDays(1_500)), now);
      if (known) sent = between(owner.from(), owner.to());
      SupportMessage message =
          new SupportMessage(
              id(),
              known ? owner.account() : null,
              known ? null : "writer." + i + "@example.com",
              staff.get(i % staff.size()),
              people.pick("My download stops.", "How do I change my plan?", "It sounds great!"),
              sent);
      if (i % 9 != 0) message.close(sent.plus(Duration.ofHours(2 + chance.nextInt(90))));
      rows.add(message);
    }
    insert(rows);
  }

  /** Odd, so that it falls on old and on young ones alike. */
  private static int step(int rows, int files) {
    return (Math.max(1, rows / files) - 1) | 1;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void step(String what, Consumer<String> progress, Step work) throws IOException {
    var transaction = session.beginTransaction();
    work.run();
    transaction.commit();
    progress.accept(what);
  }

  private void insert(List<?> rows) {
    for (int i = 0; i < rows.size(); i += BATCH)
      session.insertMultiple(rows.subList(i, Math.min(rows.size(), i + BATCH)));
  }

  private Owner any() {
    return owners.get(chance.nextInt(owners.size()));
  }

  private Owner livingAt(Instant at) {
    for (int i = 0; i < 1_000; i++) {
      Owner owner = any();
      if (owner.livesAt(at)) return owner;
    }
    return owners.get(0);
  }

  private Instant between(Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    return from.plusSeconds(seconds <= 0 ? 0 : chance.nextLong(seconds));
  }

  private UUID id() {
    return new UUID(
        (chance.nextLong() & ~0xf000L) | 0x4000L,
        (chance.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }

  private String secret() {
    return "$argon2id$v=19$" + Long.toHexString(chance.nextLong());
  }

  private String customer(int number) {
    return "cus_" + Integer.toString(number, 36) + Long.toHexString(chance.nextLong() >>> 20);
  }
}

package music.tour;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import music.Account;
import music.BillingParty;
import music.Invoice;
import music.LoginEvent;
import music.Output;
import music.Upload;
import music.UploadTag;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The few people whose promises are looked at to the second; see {@code docs/promises.md}. */
final class Cast {
  static final UUID ZOE = id(1000);
  static final UUID ANA = id(1001);
  static final UUID BEN = id(1002);

  /** Completed when the tour starts; its window opens a day later (P12-a). */
  static final UUID UP_1 = id(1);

  /** Failed: never completed (P12-b). */
  static final UUID UP_2 = id(2);

  /** Completed with up-1, and wanted by a court. */
  static final UUID UP_3 = id(3);

  static final UUID OUT_1 = id(11);
  static final UUID OUT_2 = id(12);
  static final UUID BENS_OUTPUT = id(13);

  static final UUID INV_A = id(21);

  /** Issued in the last minutes of 2019 in UTC, in 2020 in Berlin (H04). */
  static final UUID INV_B = id(22);

  static final UUID INV_C = id(23);
  static final UUID INV_E = id(25);

  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final Instant UP_2_CREATED = Instant.parse("2026-11-10T10:00:00Z");
  static final Instant BEN_CLOSED = Instant.parse("2026-06-30T15:00:00Z");
  static final Instant LOG_AT = Instant.parse("2026-08-24T10:00:00Z");

  /** An address that security is looking at, and one that nobody is. */
  static final String SUSPECT_IP = "203.0.113.7";

  static final String OTHER_IP = "203.0.113.8";

  private Cast() {}

  static void enter(StatelessSession session, ToneFiles audio) throws IOException {
    Account zoe =
        new Account(ZOE, "zoe@example.org", "$argon2id$zoe", at("2015-05-04T07:00:00Z"), 1);
    Account ana =
        new Account(ANA, "ana@example.org", "$argon2id$ana", at("2025-02-10T09:00:00Z"), 2);
    Account ben =
        new Account(BEN, "ben@example.net", "$argon2id$ben", at("2024-01-07T18:20:00Z"), 3);
    zoe.close(at("2020-06-30T10:00:00Z"));
    ben.close(BEN_CLOSED);
    session.insertMultiple(List.of(zoe, ana, ben));

    Upload up1 = upload(UP_1, ana, audio, START.minusSeconds(600), START, "first take.wav");
    Upload up2 = upload(UP_2, ana, audio, UP_2_CREATED, null, "broken.wav");
    Upload up3 = upload(UP_3, ana, audio, START.minusSeconds(900), START, "sampled riff.wav");
    session.insertMultiple(List.of(up1, up2, up3));
    session.insert(new UploadTag(id(31), up1, "demo"));

    session.insertMultiple(
        List.of(
            new Output(
                OUT_1, ana, up1, audio.writeOutput(OUT_1), "first take, reverb", "reverb", START),
            new Output(
                OUT_2,
                ana,
                null,
                audio.writeOutput(OUT_2),
                "old mix",
                "chorus",
                at("2025-03-01T12:00:00Z")),
            new Output(
                BENS_OUTPUT,
                ben,
                null,
                audio.writeOutput(BENS_OUTPUT),
                "beat",
                "echo",
                at("2025-05-05T05:05:00Z"))));

    session.insertMultiple(
        List.of(
            invoice(INV_A, zoe, "Zoe Zeman", "C-1", "2016-03-15T09:00:00Z"),
            invoice(INV_B, zoe, "Zoe Zeman", "C-2", "2019-12-31T23:30:00Z"),
            invoice(INV_C, ana, "Ana Costa", "C-3", "2026-11-02T08:00:00Z"),
            invoice(INV_E, ben, "Ben Berger", "C-5", "2026-05-02T08:00:00Z")));

    session.insertMultiple(
        List.of(
            new LoginEvent(null, LOG_AT, SUSPECT_IP, "curl/8.16.0", 97),
            new LoginEvent(ANA, LOG_AT, OTHER_IP, "music-service-app/4.2", 1)));
  }

  private static Upload upload(
      UUID id,
      Account owner,
      ToneFiles audio,
      Instant created,
      @Nullable Instant completed,
      String name)
      throws IOException {
    return new Upload(id, owner, name, audio.writeUpload(id), created, completed);
  }

  private static Invoice invoice(UUID id, Account to, String name, String number, String issued) {
    return new Invoice(
        id,
        to,
        number,
        at(issued),
        new BigDecimal("10.00"),
        new BigDecimal("1.90"),
        new BillingParty(name, "Lindenweg 1, 10115 Berlin", "DE"),
        "cus_" + number,
        "thank you");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static UUID id(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
  }
}

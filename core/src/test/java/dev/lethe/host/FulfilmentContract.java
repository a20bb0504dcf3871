package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.export.Exports.Sink;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Person;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.Fulfilment;
import dev.lethe.request.Requests.Kind;
import dev.lethe.request.Requests.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Requests that are carried out by the engines, through the one door. */
abstract class FulfilmentContract extends HostContract {
  FulfilmentContract(Product product) {
    super(product);
  }

  private Lethe withPackages() {
    return host.builder().packages(request -> Sink.file(target(request))).build();
  }

  private Path target(UUID request) {
    return host.folder.resolve(request + ".zip");
  }

  private UUID asked(Lethe by, Kind kind, Member member) {
    Person person = by.person(Member.class, member.id);
    UUID id = by.requests().receive(kind, person, Channel.APP, host.now.get()).id();
    by.requests().identityProven(id, Host.OFFICER, "signed in");
    return id;
  }

  @Test // P21, P24: an erasure has its request's id; what the law keeps makes the reply partial
  void anErasureIsCarriedOutOnce() {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    host.save(
        ben,
        host.bill(ben, "2026-05-02T00:00:00Z"),
        host.render(ben, null, "2026-01-01T00:00:00Z"));
    UUID request = asked(lethe, Kind.ERASURE, ben);

    Fulfilment done = lethe.requests().fulfil(request, Host.OFFICER);

    assertThat(done.state()).isEqualTo(State.PARTIAL);
    assertThat(done.erasure()).contains(request);
    assertThat(lethe.erasures().outcome(request).status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.rows("bill")).isEqualTo(1);
    assertThat(done.letterHtml())
        .contains("2036-12-31T23:00:00Z")
        .contains("Art. 77 GDPR")
        .contains("privacy@music-service.example")
        .doesNotContain("ben@plant");
    assertThat(host.db.rows("lethe_erasure")).isEqualTo(1);
  }

  @Test // P19-a: a copy lies where the host said, and is what the reply speaks of
  void aCopyIsMadeWhereTheHostSaid() throws IOException {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.render(ana, null, "2026-11-01T00:00:00Z"));
    try (Lethe lethe = withPackages()) {
      UUID request = asked(lethe, Kind.ACCESS, ana);
      Fulfilment done = lethe.requests().fulfil(request, Host.OFFICER);
      assertThat(done.state()).isEqualTo(State.ANSWERED);
      assertThat(done.export()).isPresent();
      assertThat(done.letterHtml()).contains("Art. 15 GDPR").doesNotContain("ana@plant");
      try (ZipFile zip = new ZipFile(target(request).toFile())) {
        assertThat(zip.getEntry("index.html")).isNotNull();
        assertThat(zip.getEntry("data/Render.json")).isNotNull();
      }
    }
  }

  @Test
  void withoutAPlaceForPackagesACopyIsMadeByHand() {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    UUID request = asked(lethe, Kind.ACCESS, ana);
    assertThatThrownBy(() -> lethe.requests().fulfil(request, Host.OFFICER))
        .hasMessageContaining("LETHE-472")
        .hasMessageContaining("packages(");
    assertThat(lethe.requests().open()).anyMatch(r -> r.id().equals(request));
  }

  @Test // a part of the reply that could not be recorded is made again, and nothing is erased twice
  void aRepeatedErasureFindsTheFirst() {
    host.turnTo("2026-11-23T10:00:00Z");
    Member ana = host.member("ana@plant.test", "2026-11-22T00:00:00Z");
    host.save(ana);
    UUID request = asked(lethe, Kind.ERASURE, ana);
    Person person = lethe.person(Member.class, ana.id);
    lethe
        .erasures()
        .execute(
            lethe.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY).withId(request),
            Host.OFFICER);
    assertThat(host.db.rows("member")).isZero();
    Fulfilment done = lethe.requests().fulfil(request, Host.OFFICER);
    assertThat(done.state()).isEqualTo(State.ANSWERED);
    assertThat(host.db.rows("lethe_erasure")).isEqualTo(1);
  }
}

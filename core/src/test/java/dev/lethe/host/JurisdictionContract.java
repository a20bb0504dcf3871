package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.Approved;
import dev.lethe.Lethe;
import dev.lethe.breach.Breaches;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Incident;
import dev.lethe.breach.Breaches.Item;
import dev.lethe.breach.Breaches.Notification;
import dev.lethe.breach.Breaches.Report;
import dev.lethe.breach.Breaches.Risk;
import dev.lethe.databases.Product;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.request.Requests;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.DataSubjectRequest;
import dev.lethe.request.Requests.Extension;
import dev.lethe.request.Requests.ExtensionReason;
import dev.lethe.request.Requests.Kind;
import dev.lethe.request.Requests.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and breaches run by the law that the register names, through the door. */
abstract class JurisdictionContract extends HostContract {
  private Optional<Lethe> acting = Optional.empty();

  JurisdictionContract(Product product) {
    super(product);
  }

  @AfterEach
  void close() {
    acting.ifPresent(Lethe::close);
    acting = Optional.empty();
  }

  @Override
  void clearTables() {
    super.clearTables();
    host.db.execute(
        "delete from lethe_request_person",
        "delete from lethe_request",
        "delete from lethe_incident_person",
        "delete from lethe_incident",
        "delete from lethe_event",
        "delete from lethe_note");
  }

  /** The host's register with another law, country and promise. */
  private Lethe under(String profile, String country, String zone, String promise) {
    String register =
        Approved.resource("privacy/register.yml")
            .replaceFirst("profile: EU-GDPR", "profile: " + profile)
            .replaceFirst("country: DE ", "country: " + country + " ")
            .replaceFirst("zone: Europe/Berlin", "zone: " + zone)
            .replace("answerWithin: P30D", "answerWithin: " + promise);
    close();
    acting =
        Optional.of(
            host.builder()
                .register(PrivacyRegister.parse("privacy/register.yml", register))
                .build());
    return acting.get();
  }

  private DataSubjectRequest received(Lethe lethe, Kind kind, String at) {
    host.turnTo(at);
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    Person person = lethe.person(Member.class, ana.id);
    return lethe.requests().receive(kind, person, Channel.EMAIL, host.now.get());
  }

  private static DataSubjectRequest found(Lethe lethe, UUID id) {
    return lethe.requests().open().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate lastDay(Lethe lethe, UUID id) {
    return found(lethe, id).due().lastDay();
  }

  private Extension extend(Lethe lethe, UUID request) {
    return lethe.requests().extend(request, ExtensionReason.COMPLEX, host.now.get(), Host.OFFICER);
  }

  @Test // UK: the clock starts at the latest of request and identity
  void inBritainIdentityStartsTheClock() {
    Lethe lethe = under("UK", "GB", "Europe/London", "P1Y");
    Requests requests = lethe.requests();
    DataSubjectRequest r = received(lethe, Kind.ACCESS, "2026-03-02T10:00:00Z");
    assertThat(r.due().lastDay()).isEqualTo("2026-04-02");
    assertThat(r.due().profile()).isEqualTo("UK 2026-02-05");
    host.turnTo("2026-03-04T10:00:00Z");
    requests.identityAsked(r.id(), Host.OFFICER);
    host.turnTo("2026-05-04T10:00:00Z");
    assertThat(found(lethe, r.id()).state())
        .as("it has not started")
        .isEqualTo(State.IDENTITY_ASKED);
    host.turnTo("2026-03-31T10:00:00Z");
    DataSubjectRequest proven = requests.identityProven(r.id(), Host.OFFICER, "passport seen");
    assertThat(proven.due().lastDay()).isEqualTo("2026-04-30");
    assertThat(proven.due().warnings()).isEmpty();
    assertThat(lastDay(lethe, r.id())).as("as it was stored").isEqualTo("2026-04-30");
    host.turnTo("2026-04-30T10:00:00Z");
    assertThat(extend(lethe, r.id()).due().lastDay()).isEqualTo("2026-06-30");
  }

  @Test // UK: days from asking which data is meant to the answer do not count, both included
  void inBritainClarificationStopsTheClock() {
    Lethe lethe = under("UK", "GB", "Europe/London", "P1Y");
    Requests requests = lethe.requests();
    DataSubjectRequest r = received(lethe, Kind.ACCESS, "2026-06-01T10:00:00Z");
    host.turnTo("2026-06-10T10:00:00Z");
    requests.clarificationAsked(r.id(), Host.OFFICER);
    isRefused(Code.REQUEST_STATE, () -> requests.clarificationAsked(r.id(), Host.OFFICER));
    host.turnTo("2026-06-11T10:00:00Z");
    assertThat(lastDay(lethe, r.id())).as("while it is open").isEqualTo("2026-07-03");
    host.turnTo("2026-06-12T10:00:00Z");
    assertThat(requests.clarified(r.id(), Host.OFFICER).due().lastDay())
        .as("1 July and three days, a Saturday")
        .isEqualTo("2026-07-06");
    isRefused(Code.REQUEST_STATE, () -> requests.clarified(r.id(), Host.OFFICER));
    host.turnTo("2026-06-20T10:00:00Z");
    assertThat(lastDay(lethe, r.id())).as("as it was stored").isEqualTo("2026-07-06");
    assertThat(extend(lethe, r.id()).due().lastDay()).isEqualTo("2026-09-04");
    assertThat(host.db.column("select kind from lethe_event where kind like 'REQUEST_CLA%'"))
        .containsExactlyInAnyOrder("REQUEST_CLARIFICATION_ASKED", "REQUEST_CLARIFIED");
    assertThat(lethe.evidence().verify().status()).isEqualTo(Status.INTACT);
  }

  @Test // CCPA: 45 days from receipt whatever is asked, 45 more with notice in the first ones
  void inCaliforniaTheClockNeverStops() {
    Lethe lethe = under("CCPA", "US", "America/Los_Angeles", "P1Y");
    Requests requests = lethe.requests();
    DataSubjectRequest r = received(lethe, Kind.ERASURE, "2026-03-02T20:00:00Z");
    assertThat(r.due().lastDay()).isEqualTo("2026-04-15");
    assertThat(r.due().acknowledgeBy()).contains(Instant.parse("2026-03-17T07:00:00Z"));
    assertThat(found(lethe, r.id()).due()).as("as it was stored").isEqualTo(r.due());
    host.turnTo("2026-03-03T20:00:00Z");
    requests.identityAsked(r.id(), Host.OFFICER);
    host.turnTo("2026-04-16T06:59:59Z");
    assertThat(found(lethe, r.id()).state()).isEqualTo(State.IDENTITY_ASKED);
    host.turnTo("2026-04-16T07:00:00Z");
    assertThat(found(lethe, r.id()).state()).isEqualTo(State.OVERDUE);
    assertThat(extend(lethe, r.id()).refusedBecause()).contains("EXTENSION_TOO_LATE");
    host.turnTo("2026-04-16T06:59:59Z");
    Extension extended = extend(lethe, r.id());
    assertThat(extended.accepted()).isTrue();
    assertThat(extended.due().lastDay()).isEqualTo("2026-05-30");
    assertThat(found(lethe, r.id()).state())
        .as("nobody knows yet who it is")
        .isEqualTo(State.IDENTITY_ASKED);
    isRefused(Code.REQUEST_STATE, () -> extend(lethe, r.id()));
    isRefused(Code.REQUEST_STATE, () -> requests.fulfil(r.id(), Host.OFFICER));
    host.turnTo("2026-05-01T20:00:00Z");
    DataSubjectRequest proven = requests.identityProven(r.id(), Host.OFFICER, "by e-mail");
    assertThat(proven.state()).isEqualTo(State.EXTENDED);
    assertThat(proven.due().lastDay()).isEqualTo("2026-05-30");
  }

  @Test // CCPA: an opt-out has 15 business days, and no more
  void inCaliforniaAnObjectionIsAnOptOut() {
    Lethe lethe = under("CCPA", "US", "America/Los_Angeles", "P1Y");
    DataSubjectRequest r = received(lethe, Kind.OBJECTION, "2026-03-02T20:00:00Z");
    assertThat(r.due().lastDay()).isEqualTo("2026-03-23");
    assertThat(r.due().acknowledgeBy()).isEmpty();
    assertThat(extend(lethe, r.id()).refusedBecause()).contains("NO_EXTENSION");
    assertThat(found(lethe, r.id()).due()).isEqualTo(r.due());
  }

  @Test // LGPD: 15 days without more; the authority in working days, then the rest
  void inBrazil() {
    Lethe lethe = under("LGPD", "BR", "America/Sao_Paulo", "P1Y");
    DataSubjectRequest r = received(lethe, Kind.ACCESS, "2026-03-05T12:00:00Z");
    assertThat(r.due().lastDay()).isEqualTo("2026-03-20");
    assertThat(r.due().warnings())
        .containsExactly("PROFILE_UNVERIFIED(firstDay)", "PROFILE_UNVERIFIED(lastDay)");
    assertThat(found(lethe, r.id()).due()).as("as it was stored").isEqualTo(r.due());
    assertThat(extend(lethe, r.id()).refusedBecause()).contains("NO_EXTENSION");

    host.turnTo("2026-04-17T21:00:00Z");
    Incident i = aware(lethe);
    Instant due = Instant.parse("2026-04-24T02:59:59.999999Z");
    assertThat(i.authorityDue()).as("three working days, 21 April is none").contains(due);
    assertThat(i.supplementDue()).isEmpty();
    Breaches breaches = lethe.breaches();
    breaches.assess(i.id(), Risk.RISK, "uploads are private", Host.OFFICER);
    host.turnTo("2026-04-24T12:00:00Z");
    assertThat(notified(breaches, i.id(), due.plusNanos(1_000)).refusedBecause())
        .contains("REASON_FOR_DELAY_REQUIRED");
    Notification first = notified(breaches, i.id(), due);
    assertThat(first.accepted()).as("to the last instant").isTrue();
    assertThat(first.incident().supplementDue())
        .as("20 working days, 1 May is none")
        .contains(Instant.parse("2026-05-23T02:59:59.999999Z"));
    assertThat(breaches.open().get(0)).isEqualTo(first.incident());
  }

  @Test // COPPA: the law fixes no time, so that the promise counts
  void withoutATimeInTheLaw() {
    Lethe lethe = under("COPPA", "US", "America/Los_Angeles", "P30D");
    DataSubjectRequest r = received(lethe, Kind.ERASURE, "2026-03-02T20:00:00Z");
    assertThat(r.due().statutory()).isEmpty();
    assertThat(r.due().lastDay()).isEqualTo("2026-04-01");
    assertThat(found(lethe, r.id()).due()).as("as it was stored").isEqualTo(r.due());
    assertThat(extend(lethe, r.id()).refusedBecause()).contains("NO_EXTENSION");

    host.turnTo("2026-04-17T21:00:00Z");
    Incident i = aware(lethe);
    assertThat(i.authorityDue()).as("no law of this profile").isEmpty();
    assertThat(i.timeLeft()).isEmpty();
    host.turnTo("2026-12-17T21:00:00Z");
    assertThat(notified(lethe.breaches(), i.id(), host.now.get()).accepted()).isTrue();
  }

  @Test // what nobody compared with the law is said where it is used
  void unverifiedFiguresAreNamed() {
    Lethe lethe = under("UK", "GB", "Europe/London", "P1Y");
    host.turnTo("2026-04-17T21:00:00Z");
    Incident i = aware(lethe);
    assertThat(i.warnings()).containsExactly("PROFILE_UNVERIFIED(authority)");
    assertThat(lethe.breaches().open().get(0).warnings())
        .containsExactly("PROFILE_UNVERIFIED(authority)");
    Lethe german = under("EU-GDPR", "DE", "Europe/Berlin", "P1Y");
    assertThat(aware(german).warnings()).isEmpty();
  }

  @Test // H01: an extension has a reason
  @SuppressWarnings("NullAway")
  void anExtensionHasAReason() {
    Lethe lethe = under("EU-GDPR", "DE", "Europe/Berlin", "P30D");
    DataSubjectRequest r = received(lethe, Kind.ACCESS, "2026-01-31T11:00:00Z");
    isRefused(
        Code.BAD_ARGUMENT,
        () -> lethe.requests().extend(r.id(), null, host.now.get(), Host.OFFICER));
    assertThat(found(lethe, r.id()).state()).isEqualTo(State.RECEIVED);
  }

  private Incident aware(Lethe lethe) {
    Report report =
        new Report(
            "a bucket was public",
            host.now.get(),
            Optional.of(host.now.get()),
            Optional.empty(),
            Set.of(Effect.CONFIDENTIALITY));
    return lethe.breaches().report(report, Host.OFFICER);
  }

  private static Notification notified(Breaches breaches, UUID incident, Instant sentAt) {
    return breaches.notifyAuthority(
        incident, sentAt, Map.of(Item.CONTACT, "the office"), Optional.empty(), Host.OFFICER);
  }

  private static void isRefused(
      Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    MisuseException e = catchThrowableOfType(MisuseException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.code()).isEqualTo(code);
  }
}

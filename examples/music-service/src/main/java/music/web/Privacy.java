package music.web;

import dev.lethe.Lethe;
import dev.lethe.export.Exports.Sink;
import dev.lethe.model.Actor;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.Kind;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.UUID;
import music.Account;
import music.Output;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people may ask of their data: the one place where the service deletes anything. An order
 * commits or rolls back with its caller's transaction, and is carried out after it.
 */
@Component
class Privacy {
  private final Lethe lethe;
  private final InstantSource clock;

  Privacy(Lethe lethe, InstantSource clock) {
    this.lethe = lethe;
    this.clock = clock;
  }

  /** Everything of a person whose account is closed in this transaction. Returns the order. */
  @Transactional(propagation = Propagation.MANDATORY)
  UUID erase(UUID account) {
    Actor self = Actor.subject(account.toString());
    Person person = lethe.person(Account.class, account);
    return lethe.erasures().order(person, ErasureGround.NO_LONGER_NECESSARY, self).erasure();
  }

  /** One output of theirs. Returns the order. */
  @Transactional(propagation = Propagation.MANDATORY)
  UUID erase(UUID account, UUID output) {
    return lethe
        .erasures()
        .order(
            RecordRef.of(Output.class, output),
            ErasureGround.NO_LONGER_NECESSARY,
            Actor.subject(account.toString()))
        .erasure();
  }

  /**
   * A copy of all their data, as a ZIP; nothing is written before it is whole. Who is signed in has
   * proven who they are.
   */
  void copy(UUID account, OutputStream out) {
    Actor self = Actor.subject(account.toString());
    Person person = lethe.person(Account.class, account);
    UUID request = lethe.requests().receive(Kind.ACCESS, person, Channel.APP, clock.instant()).id();
    lethe.requests().identityProven(request, self, "signed in");
    lethe.exports().access(person, Sink.stream(out));
    lethe.requests().answered(request, clock.instant(), self);
  }
}

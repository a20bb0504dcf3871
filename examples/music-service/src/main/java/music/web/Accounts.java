package music.web;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import music.Account;
import music.LoginEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has an account, and who signed in. */
@Component
class Accounts {
  private static final int SHARDS = 16;
  private static final int SCORE_OF_A_FAILURE = 10;

  private final EntityManager em;
  private final Privacy privacy;
  private final InstantSource clock;

  Accounts(EntityManager em, Privacy privacy, InstantSource clock) {
    this.em = em;
    this.privacy = privacy;
    this.clock = clock;
  }

  @Transactional
  UUID open(String email, String passwordHash) {
    if (find(email).isPresent()) throw taken();
    UUID id = UUID.randomUUID();
    int shard = Math.floorMod(id.hashCode(), SHARDS);
    em.persist(new Account(id, email, passwordHash, clock.instant(), shard));
    return id;
  }

  static Refusal taken() {
    return new Refusal(HttpStatus.CONFLICT, "There is an account with this address.");
  }

  @Transactional(readOnly = true)
  Optional<Account> find(String email) {
    return em.createQuery("from Account where email = :email", Account.class)
        .setParameter("email", email)
        .getResultStream()
        .findFirst();
  }

  @Transactional(readOnly = true)
  boolean isOpen(UUID id) {
    Account account = em.find(Account.class, id);
    return account != null && account.isOpen();
  }

  /** account: null where nobody has the address. */
  @Transactional
  void tried(@Nullable UUID account, boolean success, String ip, @Nullable String userAgent) {
    String agent =
        userAgent == null ? null : userAgent.substring(0, Math.min(255, userAgent.length()));
    em.persist(
        new LoginEvent(account, clock.instant(), ip, agent, success ? 0 : SCORE_OF_A_FAILURE));
  }

  /** Commits or rolls back with the order to erase the person. */
  @Transactional
  UUID close(UUID id) {
    Account account = em.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (account == null || !account.isOpen()) throw Refusal.none("account");
    account.close(clock.instant());
    return privacy.erase(id);
  }
}

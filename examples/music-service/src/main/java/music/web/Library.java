package music.web;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import music.Account;
import music.Output;
import music.Upload;
import music.audio.AudioKeys;
import music.audio.Effect;
import music.audio.FolderStore;
import music.audio.Peaks;
import music.audio.Wav;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What people sent and what came out of it. Every query names the owner. */
@Component
class Library {
  private final EntityManager em;
  private final FolderStore files;
  private final Privacy privacy;
  private final InstantSource clock;

  Library(EntityManager em, FolderStore files, Privacy privacy, InstantSource clock) {
    this.em = em;
    this.files = files;
    this.privacy = privacy;
    this.clock = clock;
  }

  @Transactional
  Upload add(UUID owner, String name, Wav sound) {
    UUID id = UUID.randomUUID();
    String key = AudioKeys.upload(id);
    Upload upload = new Upload(id, lock(owner), name, key, now(), null);
    em.persist(upload);
    em.flush();
    write(key, sound.bytes());
    write(AudioKeys.peaks(key), Peaks.json(sound).getBytes(StandardCharsets.US_ASCII));
    return upload;
  }

  /** The upload is completed by it; what came out outlives it. */
  @Transactional
  Output add(UUID owner, UUID upload, Effect effect, Wav sound) {
    Account account = lock(owner);
    Upload source = upload(owner, upload);
    Instant now = now();
    UUID id = UUID.randomUUID();
    String key = AudioKeys.output(id);
    String word = effect.name().toLowerCase(Locale.ROOT);
    Output output = new Output(id, account, source, key, source.originalName(), word, now);
    em.persist(output);
    source.complete(now);
    em.flush();
    write(key, sound.bytes());
    return output;
  }

  @Transactional(readOnly = true)
  List<Upload> uploads(UUID owner) {
    return em.createQuery(
            "from Upload where account.id = :owner order by createdAt, id", Upload.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  @Transactional(readOnly = true)
  List<Output> outputs(UUID owner) {
    return em.createQuery(
            "from Output where account.id = :owner order by createdAt, id", Output.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  @Transactional(readOnly = true)
  Upload upload(UUID owner, UUID id) {
    return em.createQuery("from Upload where id = :id and account.id = :owner", Upload.class)
        .setParameter("id", id)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Refusal.none("upload"));
  }

  @Transactional(readOnly = true)
  Output output(UUID owner, UUID id) {
    return em.createQuery("from Output where id = :id and account.id = :owner", Output.class)
        .setParameter("id", id)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Refusal.none("output"));
  }

  /** Returns the order. */
  @Transactional
  UUID delete(UUID owner, UUID output) {
    return privacy.erase(owner, output(owner, output).id());
  }

  byte[] read(String key) {
    try {
      Optional<InputStream> file = files.open(key);
      if (file.isEmpty()) throw Refusal.none("file");
      try (InputStream in = file.get()) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As fine as a column: what is answered is what is stored. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** An account closes after what is being written, or before: then nothing is written. */
  private Account lock(UUID owner) {
    Account account = em.find(Account.class, owner, LockModeType.PESSIMISTIC_READ);
    if (account == null || !account.isOpen()) throw Refusal.none("account");
    return account;
  }

  /** A file whose row is rolled back would be nobody's. */
  private void write(String key, byte[] content) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) withdraw(key);
          }
        });
    try {
      files.write(key, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void withdraw(String key) {
    try {
      files.delete(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

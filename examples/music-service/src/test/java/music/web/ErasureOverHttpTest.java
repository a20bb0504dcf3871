package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import music.audio.AudioKeys;
import music.audio.Wav;
import music.tour.Look;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(Shared.class)
class ErasureOverHttpTest {
  private static final Wav SOUND = new Wav(1, 8_000, new short[] {1, 200, -3_000, 40});
  private static final String PASSWORD = "correct horse battery";

  private final Look look = Shared.look();
  private final String address = Shared.address();
  private final Visitor visitor = Shared.visitor();
  private final UUID account = visitor.register(address, PASSWORD);
  private final UUID upload = visitor.upload("margarete.wav", SOUND);
  private final UUID first = visitor.transform(upload, "echo");
  private final UUID second = visitor.transform(upload, "slow");
  private final TransactionTemplate transaction =
      new TransactionTemplate(Shared.SERVICE.bean(PlatformTransactionManager.class));

  /** P13-b. */
  @Test
  void anOutputThatItsOwnerDeletesIsGoneAndNothingElse() {
    UUID order = visitor.delete(first);
    assertThat(visitor.await(order, "COMPLETE")).isEqualTo("COMPLETE");
    assertThat(look.count("from output where id = ?", first)).isZero();
    assertThat(look.hasFile(AudioKeys.output(first))).isFalse();
    assertThat(visitor.call("GET", "/outputs/" + first).status()).isEqualTo(404);
    assertThat(visitor.call("GET", "/outputs/" + second).status()).isEqualTo(200);
    assertThat(look.count("from upload where id = ?", upload)).isEqualTo(1);
    assertThat(Shared.SERVICE.bean(Lethe.class).erasures().certificate(order).json())
        .contains("USER_DELETE");
  }

  /** P13-c, P21. */
  @Test
  void aClosedAccountIsGoneWithEverythingInIt() {
    visitor.signIn(address, PASSWORD);
    UUID order = visitor.leave();
    assertThat(visitor.call("GET", "/outputs").status())
        .as("a closed account's token")
        .isEqualTo(401);
    assertThat(visitor.await(order, "COMPLETE")).isEqualTo("COMPLETE");
    assertThat(look.count("from account where id = ?", account)).isZero();
    assertThat(look.count("from upload where account_id = ?", account)).isZero();
    assertThat(look.count("from output where account_id = ?", account)).isZero();
    assertThat(look.count("from login_event where account_id = ?", account)).isZero();
    assertThat(look.hasFile(AudioKeys.upload(upload))).isFalse();
    assertThat(look.hasFile(AudioKeys.peaks(AudioKeys.upload(upload)))).isFalse();
    assertThat(look.hasFile(AudioKeys.output(first))).isFalse();
    assertThat(look.hasFile(AudioKeys.output(second))).isFalse();
    assertThat(certificate(order))
        .contains("nothing was found")
        .doesNotContain(address, account.toString(), upload.toString(), "margarete");
    assertThat(Shared.visitor().register(address, PASSWORD))
        .as("somebody new")
        .isNotEqualTo(account);
  }

  @Test
  void anOrderThatIsRolledBackIsNone() {
    transaction.executeWithoutResult(
        status -> {
          Shared.SERVICE.bean(Accounts.class).close(account);
          Shared.SERVICE.bean(Library.class).delete(account, first);
          status.setRollbackOnly();
        });
    assertThat(Shared.SERVICE.bean(Lethe.class).redrive().erasures()).isEmpty();
    assertThat(visitor.call("GET", "/outputs/" + first).status()).isEqualTo(200);
    assertThat(look.hasFile(AudioKeys.output(first))).isTrue();
  }

  /** What is being written when the account closes is written first, and goes with the rest. */
  @Test
  void nothingIsWrittenAfterTheAccountHasClosed() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<UUID> late =
        CompletableFuture.supplyAsync(
            () ->
                transaction.execute(
                    status -> {
                      UUID id =
                          Shared.SERVICE.bean(Library.class).add(account, "late.wav", SOUND).id();
                      written.countDown();
                      await(goOn);
                      return id;
                    }));
    await(written);
    CompletableFuture<UUID> leaving = CompletableFuture.supplyAsync(visitor::leave);
    assertThat(leaving).as("closing waits").isNotDone();
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(leaving).as("closing waits").isNotDone();
    goOn.countDown();
    UUID last = late.get(30, TimeUnit.SECONDS);
    assertThat(look.hasFile(AudioKeys.upload(last)) || leaving.isDone()).isTrue();
    assertThat(visitor.await(leaving.get(30, TimeUnit.SECONDS), "COMPLETE")).isEqualTo("COMPLETE");
    assertThat(look.count("from upload where id = ?", last)).isZero();
    assertThat(look.hasFile(AudioKeys.upload(last))).isFalse();
    assertThat(visitor.send("POST", "/uploads", "audio/wav", SOUND.bytes()).status())
        .isEqualTo(401);
  }

  @Test
  void anOrderThatNobodyGaveIsNotFound() {
    assertThat(visitor.call("GET", "/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(visitor.call("GET", "/orders/" + UUID.randomUUID() + "/certificate").status())
        .isEqualTo(404);
  }

  /** The actuator shows declarations and counts, to operators and not to users. */
  @Test
  void operatorsSeeNobody() {
    Visitor operator = Shared.SERVICE.operator();
    for (String path :
        new String[] {"", "/health", "/lethe", "/lethe/map", "/lethe/retention", "/lethe/holds"}) {
      Visitor.Answer seen = operator.call("GET", "/actuator" + path).expect(200);
      assertThat(seen.text())
          .as(path)
          .doesNotContain(address, account.toString(), upload.toString(), "margarete");
      assertThat(visitor.call("GET", "/actuator" + path).status()).as(path).isEqualTo(404);
    }
  }

  private String certificate(UUID order) {
    return visitor.call("GET", "/orders/" + order + "/certificate").expect(200).text();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

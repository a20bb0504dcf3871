package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import music.tour.TurnableClock;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final UUID ACCOUNT = UUID.fromString("5b0f4d40-8b0a-4f43-9a3c-0f3f6f6c1b11");

  private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-20T10:00:00Z"));
  private final Tokens tokens = new Tokens(clock);

  @Test
  void saysWhose() {
    assertThat(tokens.account(tokens.issue(ACCOUNT))).contains(ACCOUNT);
  }

  @Test
  void isWorthNothingWithAnyByteChanged() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.issue(ACCOUNT));
    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 1;
      assertThat(tokens.account(Base64.getUrlEncoder().encodeToString(changed)))
          .as("byte %d", i)
          .isEmpty();
    }
  }

  @Test
  void isWorthNothingElsewhereOrCutOff() {
    String token = tokens.issue(ACCOUNT);
    assertThat(new Tokens(clock).account(token)).as("under another key").isEmpty();
    for (int length = 0; length < token.length(); length++)
      assertThat(tokens.account(token.substring(0, length))).as("%d", length).isEmpty();
  }

  @Test
  void endsAfterTwelveHours() {
    String token = tokens.issue(ACCOUNT);
    clock.turn(Duration.ofHours(12).minusSeconds(1));
    assertThat(tokens.account(token)).isPresent();
    clock.turn(Duration.ofSeconds(1));
    assertThat(tokens.account(token)).isEmpty();
  }
}

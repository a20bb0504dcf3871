package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import music.tour.Look;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Shared.class)
class AccountsOverHttpTest {
  private static final String PASSWORD = "correct horse battery";

  private final Look look = Shared.look();
  private final Visitor visitor = Shared.visitor();

  @Test
  void somebodySignsUpAndIsIn() {
    UUID id = visitor.register(Shared.address(), PASSWORD);
    assertThat(look.count("from account where id = ? and closed_at is null", id)).isEqualTo(1);
    assertThat(visitor.call("GET", "/uploads").expect(200).text()).isEqualTo("[]");
  }

  @Test
  void noPasswordIsStored() {
    UUID id = visitor.register(Shared.address(), PASSWORD);
    assertThat(
            look.count(
                "from account where id = ? and length(password_hash) > 60"
                    + " and password_hash not like '%horse%'",
                id))
        .isEqualTo(1);
    UUID other = Shared.visitor().register(Shared.address(), PASSWORD);
    assertThat(
            look.count(
                "from account a join account b on a.password_hash = b.password_hash"
                    + " where a.id = ? and b.id = ?",
                id,
                other))
        .as("equal passwords have different hashes")
        .isZero();
  }

  @Test
  void anAddressHasOneAccountHoweverItIsWritten() {
    String address = Shared.address();
    visitor.register(address, PASSWORD);
    assertThat(enter("/accounts", " " + address.replace("example", "EXAMPLE"), PASSWORD).status())
        .isEqualTo(409);
  }

  @Test
  void aLoginIsRecorded() {
    String address = Shared.address();
    UUID id = visitor.register(address, PASSWORD);
    visitor.signIn(address, PASSWORD);
    assertThat(
            look.count(
                "from login_event where account_id = ? and at = ? and ip is not null"
                    + " and user_agent like 'Java-http-client%' and score = 0",
                id, Shared.CLOCK.instant()))
        .isEqualTo(1);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressLookAlike() {
    String address = Shared.address();
    UUID id = visitor.register(address, PASSWORD);
    long unknown = look.count("from login_event where account_id is null");
    Visitor.Answer wrong = enter("/sessions", address, "wrong horse battery");
    Visitor.Answer nobody = enter("/sessions", Shared.address(), PASSWORD);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text()).isEqualTo(nobody.text());
    assertThat(look.count("from login_event where account_id = ? and score > 0", id)).isEqualTo(1);
    assertThat(look.count("from login_event where account_id is null")).isEqualTo(unknown + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "'',correct horse battery",
    "ana,correct horse battery",
    "ana@,correct horse battery",
    "a@b@c,correct horse battery",
    "'a na@example.org',correct horse battery",
    "ana@example.org,short",
    "ana@example.org,''"
  })
  void noAccountWithoutAddressAndPassword(String email, String password) {
    assertThat(enter("/accounts", email, password).status()).isEqualTo(400);
  }

  private Visitor.Answer enter(String path, String email, String password) {
    return visitor.sendJson(path, Map.of("email", email, "password", password));
  }
}

package music.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What somebody signs up or in with. */
record Credentials(@Nullable String email, @Nullable String password) {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /** In one spelling. */
  String address() {
    String given = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    if (!EMAIL.matcher(given).matches())
      throw new Refusal(HttpStatus.BAD_REQUEST, "email must be an e-mail address.");
    return given;
  }

  String secret() {
    String given = password == null ? "" : password;
    if (given.length() < SHORTEST || given.length() > LONGEST)
      throw new Refusal(HttpStatus.BAD_REQUEST, "password must have 10 to 200 characters.");
    return given;
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}

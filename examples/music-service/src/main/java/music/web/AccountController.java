package music.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import music.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign up, sign in, leave. */
@RestController
class AccountController {
  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final Tokens tokens;
  private final String nobodysHash;

  AccountController(Accounts accounts, PasswordEncoder passwords, Tokens tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.nobodysHash = String.valueOf(passwords.encode("nobody has this password"));
  }

  @PostMapping("/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  SignedIn open(@RequestBody Credentials given) {
    String hash = String.valueOf(passwords.encode(given.secret()));
    try {
      return signedIn(accounts.open(given.address(), hash));
    } catch (DataIntegrityViolationException e) { // another request was faster
      throw Accounts.taken();
    }
  }

  @PostMapping("/sessions")
  SignedIn signIn(
      @RequestBody Credentials given,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
      HttpServletRequest request) {
    Optional<Account> account = accounts.find(given.address()).filter(Account::isOpen);
    // Takes as long where nobody has the address.
    boolean right =
        passwords.matches(given.secret(), account.map(Account::passwordHash).orElse(nobodysHash))
            && account.isPresent();
    UUID id = account.map(Account::id).orElse(null);
    accounts.tried(id, right, request.getRemoteAddr(), userAgent);
    if (!right || id == null)
      throw new Refusal(HttpStatus.UNAUTHORIZED, "E-mail and password do not belong together.");
    return signedIn(id);
  }

  @DeleteMapping("/me")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Ordered close(Caller caller) {
    return new Ordered(accounts.close(caller.account()));
  }

  private SignedIn signedIn(UUID account) {
    return new SignedIn(account, tokens.issue(account));
  }

  /** token: for the header {@code Authorization: Bearer …}. */
  record SignedIn(UUID account, String token) {}
}

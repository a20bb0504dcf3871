package music.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds the {@link Caller} by the token of the request, or refuses. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver {
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final Accounts accounts;

  CallerResolver(Tokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> tokens.account(header.substring(BEARER.length())))
        .filter(accounts::isOpen)
        .map(Caller::new)
        .orElseThrow(
            () ->
                new Refusal(
                    HttpStatus.UNAUTHORIZED, "Sign in: POST /sessions with e-mail and password."));
  }
}

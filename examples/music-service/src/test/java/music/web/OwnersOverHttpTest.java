package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import music.audio.Wav;
import music.tour.Look;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nobody sees, changes or deletes what is another person's. */
@ExtendWith(Shared.class)
class OwnersOverHttpTest {
  private static final Wav SOUND = new Wav(1, 8_000, new short[] {1, 2, 3});

  private final Look look = Shared.look();
  private final Visitor owner = Shared.customer();
  private final Visitor stranger = Shared.customer();
  private final UUID upload = owner.upload("mine.wav", SOUND);
  private final UUID output = owner.transform(upload, "reverse");

  @Test
  void aStrangerFindsNothing() {
    List<String[]> calls =
        List.of(
            new String[] {"POST", "/uploads/" + upload + "/transform?effect=echo"},
            new String[] {"GET", "/outputs/" + output},
            new String[] {"DELETE", "/outputs/" + output});
    for (String[] call : calls) {
      Visitor.Answer theirs = stranger.call(call[0], call[1]);
      assertThat(theirs.status()).as(Arrays.toString(call)).isEqualTo(404);
      String none = call[1].replaceAll("[0-9a-f-]{36}", UUID.randomUUID().toString());
      assertThat(stranger.call(call[0], none).text())
          .as("as if there were none")
          .isEqualTo(theirs.text());
    }
    assertThat(stranger.call("GET", "/outputs").text()).isEqualTo("[]");
    assertThat(stranger.call("GET", "/uploads").text()).isEqualTo("[]");
    assertThat(look.count("from output where source_id = ?", upload)).isEqualTo(1);
    assertThat(owner.call("GET", "/outputs/" + output).status()).isEqualTo(200);
  }

  @Test
  void withoutATokenThereIsNothing() {
    String good = tokens().issue(UUID.randomUUID());
    String changed = (good.charAt(0) == 'A' ? 'B' : 'A') + good.substring(1);
    for (String token : new String[] {null, "", "x", "%%%", good, changed, good + "A"}) {
      stranger.carry(token);
      for (String path : List.of("/uploads", "/outputs", "/outputs/" + output))
        assertThat(stranger.call("GET", path).status()).as("%s", path).isEqualTo(401);
    }
  }

  @Test
  void aTokenEndsAfterTwelveHours() {
    String address = Shared.address();
    Visitor visitor = Shared.visitor();
    visitor.register(address, "correct horse battery");
    Shared.CLOCK.turn(Duration.ofHours(12).minusSeconds(1));
    assertThat(visitor.call("GET", "/uploads").status()).isEqualTo(200);
    Shared.CLOCK.turn(Duration.ofSeconds(1));
    assertThat(visitor.call("GET", "/uploads").status()).isEqualTo(401);
    visitor.signIn(address, "correct horse battery");
    assertThat(visitor.call("GET", "/uploads").status()).isEqualTo(200);
  }

  /** A new handler is for its caller alone, or it is named here. */
  @Test
  void everyHandlerButFourAsksWhoCalls() {
    assertThat(
            Shared.SERVICE
                .bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(handler -> handler.getBeanType().getPackageName().startsWith("music"))
                .filter(OwnersOverHttpTest::asksNobody)
                .map(
                    handler ->
                        handler.getBeanType().getSimpleName()
                            + "."
                            + handler.getMethod().getName()))
        .containsExactlyInAnyOrder(
            "AccountController.open",
            "AccountController.signIn",
            "OrderController.standing",
            "OrderController.certificate");
  }

  private static boolean asksNobody(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .noneMatch(parameter -> parameter.getParameterType() == Caller.class);
  }

  private static Tokens tokens() {
    return Shared.SERVICE.bean(Tokens.class);
  }
}

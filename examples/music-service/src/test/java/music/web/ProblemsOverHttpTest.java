package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is wrong: a 4xx with a problem document that repeats nothing of what was sent. */
@ExtendWith(Shared.class)
class ProblemsOverHttpTest {
  private static final String MARK = "margarete";

  private final Visitor visitor = Shared.customer();

  @Test
  void nothingIsEchoed() {
    String id = UUID.randomUUID().toString();
    List<Visitor.Answer> answers =
        List.of(
            visitor.call("GET", "/" + MARK),
            visitor.call("GET", "/uploads/" + MARK),
            visitor.call("GET", "/outputs/" + MARK),
            visitor.call("DELETE", "/outputs/" + MARK),
            visitor.call("PATCH", "/outputs?" + MARK),
            visitor.call("POST", "/uploads/" + id + "/transform?effect=" + MARK),
            visitor.call("POST", "/uploads/" + MARK + "/transform?effect=echo"),
            wav("/uploads?name=" + MARK, MARK),
            wav("/uploads?name=" + MARK + "%00", MARK),
            wav("/uploads?name=" + (MARK + "x").repeat(30), MARK),
            visitor.send("POST", "/uploads", MARK + "/" + MARK, bytes(MARK)),
            json("/accounts", "{\"email\":\"" + MARK + "\",\"password\":\"" + MARK + "\"}"),
            json("/accounts", "{\"email\":[\"" + MARK + "\"]}"),
            json("/accounts", "{\"" + MARK + "\":"),
            json("/accounts", MARK),
            json("/accounts", "null"),
            json(
                "/sessions",
                "{\"email\":\"" + MARK + "@example.org\",\"password\":\"0123456789\"}"));
    for (Visitor.Answer answer : answers) {
      String where = answer.http().request().method() + " " + answer.http().uri();
      assertThat(answer.status()).as(where).isBetween(400, 499);
      assertThat(answer.text()).as(where).doesNotContain(MARK).contains("\"detail\"");
      assertThat(type(answer.http())).as(where).isEqualTo("application/problem+json");
      assertThat(answer.json().has("instance")).as(where).isFalse();
    }
  }

  private Visitor.Answer json(String path, String body) {
    return visitor.send("POST", path, "application/json", bytes(body));
  }

  private Visitor.Answer wav(String path, String body) {
    return visitor.send("POST", path, "audio/wav", bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }
}

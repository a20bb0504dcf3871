package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import club.Club;
import club.Desk;
import dev.lethe.Lethe;
import dev.lethe.breach.Breaches.Effect;
import dev.lethe.breach.Breaches.Report;
import dev.lethe.hold.Hold;
import dev.lethe.model.Person;
import dev.lethe.request.Requests.Channel;
import dev.lethe.request.Requests.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the actuator shows over HTTP, of a host with a planted person. */
@NullUnmarked // fields are set before each test
class EndpointTest {
  private static final String[] PLANTS = {"ana@plant.test", "198.51.100.7", "M-4711"};

  private final HttpClient client = HttpClient.newHttpClient();
  private ConfigurableApplicationContext host;

  private void start(String[] database, String... properties) {
    String[] all = new String[properties.length + 1];
    System.arraycopy(properties, 0, all, 0, properties.length);
    all[properties.length] = "server.port=0";
    host = Clubs.start(WebApplicationType.SERVLET, List.of(Club.class, Desk.class), database, all);
  }

  private HttpResponse<String> get(String path) throws Exception {
    String port = host.getEnvironment().getRequiredProperty("local.server.port");
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator" + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String read(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("json");
    assertThat(answer.body()).doesNotContain(PLANTS);
    return answer.body();
  }

  @AfterEach
  void stop() {
    if (host != null) host.close();
  }

  @Test
  void itShowsDeclarationsAndCountsAndNobody() throws Exception {
    start(
        Server.h2(),
        "management.endpoints.web.exposure.include=*",
        "management.endpoint.health.show-details=always");
    host.getBean(Desk.class).join(1, "ana@plant.test", Instant.parse("2020-01-31T10:00:00Z"));
    Lethe lethe = host.getBean(Lethe.class);
    lethe
        .holds()
        .place(
            Hold.on(lethe.person(club.Member.class, 1L))
                .matter("M-4711")
                .reviewBy(LocalDate.of(2099, 1, 1)),
            Desk.OFFICER);
    assertThat(read("/lethe")).contains("\"application\":\"club\"").contains("\"mode\":\"act\"");
    assertThat(read("/lethe/map")).startsWith("{").contains("\"Visit\"").contains("contact.email");
    assertThat(read("/lethe/retention"))
        .contains("\"entity\":\"Visit\"")
        .contains("\"armed\":false");
    assertThat(read("/lethe/holds")).contains("\"legal\":1").contains("\"overdue\":0");
    Person ana = lethe.person(club.Member.class, 1L);
    Instant received = Instant.parse("2020-02-01T10:00:00Z");
    lethe.requests().receive(Kind.ACCESS, ana, Channel.EMAIL, received);
    lethe
        .breaches()
        .report(
            new Report(
                "a list with ana@plant.test was sent out",
                received,
                Optional.of(received),
                Optional.empty(),
                Set.of(Effect.CONFIDENTIALITY)),
            Desk.OFFICER);
    assertThat(read("/lethe/erasures")).contains("\"open\":0");
    assertThat(read("/lethe/requests")).contains("\"open\":1").contains("\"overdue\":1");
    assertThat(read("/lethe/breaches")).contains("\"AWARE\"").contains("2020-02-04T10:00:00Z");
    assertThat(get("/lethe/persons").statusCode()).isEqualTo(404);
    assertThat(read("/health/lethe")).contains("\"status\":\"UP\"").contains("\"armedRules\":0");
    host.getBean(JdbcTemplate.class).execute("alter table lethe_hold rename to lethe_hold_gone");
    HttpResponse<String> down = get("/health/lethe");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"DOWN\"").contains("\"code\":\"LETHE-30");
  }

  @Test
  void anObservingHostIsUpAndHasNoHolds() throws Exception {
    start(
        Server.postgres(),
        "management.endpoints.web.exposure.include=*",
        "management.endpoint.health.show-details=always");
    assertThat(read("/lethe")).contains("\"mode\":\"observe\"");
    assertThat(read("/lethe/retention")).contains("\"armed\":false");
    assertThat(get("/lethe/holds").statusCode()).isEqualTo(404);
    assertThat(read("/health/lethe")).contains("\"UP\"").contains("\"mode\":\"observe\"");
  }

  @Test
  void nothingIsShownThatTheHostDoesNotExpose() throws Exception {
    start(Server.h2());
    assertThat(get("/lethe").statusCode()).isEqualTo(404);
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(host.getBeansOfType(LetheEndpoint.class)).isEmpty();
  }
}

package music.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import music.audio.Wav;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the running service as a user does: over HTTP. */
public final class Visitor {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI service;
  private @Nullable String token;

  public Visitor(URI service) {
    this.service = service;
  }

  /** Signs up and stays signed in. Returns the account's id. */
  public UUID register(String email, String password) {
    return enter("/accounts", 201, email, password);
  }

  /** Returns the account's id. */
  public UUID signIn(String email, String password) {
    return enter("/sessions", 200, email, password);
  }

  /** Returns its id. */
  public UUID upload(String name, Wav sound) {
    String path = "/uploads?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return id(send("POST", path, "audio/wav", sound.bytes()).expect(201));
  }

  /** Returns the output's id. */
  public UUID transform(UUID upload, String effect) {
    return id(call("POST", "/uploads/" + upload + "/transform?effect=" + effect).expect(201));
  }

  /** Returns the order. */
  public UUID delete(UUID output) {
    return order(call("DELETE", "/outputs/" + output).expect(202));
  }

  /** Closes the account. Returns the order to erase the person. */
  public UUID leave() {
    return order(call("DELETE", "/me").expect(202));
  }

  /** Waits until what was ordered stands so. Returns how it stands at last. */
  public String await(UUID order, String status) {
    String last = "";
    for (int i = 0; i < 600 && !last.equals(status); i++) {
      LockSupport.parkNanos(100_000_000);
      last = call("GET", "/orders/" + order).expect(200).json().get("status").asString();
    }
    return last;
  }

  /** Without a body. */
  public Answer call(String method, String path) {
    return send(method, path, null, new byte[0]);
  }

  public Answer send(String method, String path, @Nullable String type, byte[] body) {
    BodyPublisher content =
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .method(method, content);
    if (type != null) request.header("Content-Type", type);
    if (token != null) request.header("Authorization", "Bearer " + token);
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer sendJson(String path, Map<String, ?> body) {
    return send("POST", path, "application/json", JSON.writeValueAsBytes(body));
  }

  /** What to say who one is; null: nothing. */
  public void carry(@Nullable String other) {
    token = other;
  }

  private UUID enter(String path, int status, String email, String password) {
    JsonNode in =
        sendJson(path, Map.of("email", email, "password", password)).expect(status).json();
    token = in.get("token").asString();
    return UUID.fromString(in.get("account").asString());
  }

  private static UUID order(Answer answer) {
    return UUID.fromString(answer.json().get("order").asString());
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().get("id").asString());
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> http) {
    public int status() {
      return http.statusCode();
    }

    public String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(http.body());
    }

    /** Fails where it has another status. */
    public Answer expect(int status) {
      if (status() != status)
        throw new IllegalStateException("expected " + status + ", was " + status());
      return this;
    }
  }
}

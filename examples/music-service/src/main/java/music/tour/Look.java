package music.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * An independent look at what is there: plain SQL and the folder, past Hibernate and past Lethe.
 */
public final class Look {
  private static final List<String> TABLES =
      List.of(
          "account",
          "upload",
          "upload_tag",
          "output",
          "invoice",
          "subscription",
          "subscription_uses",
          "login_event",
          "staff_member",
          "support_message");

  private final DataSource source;
  private final Path audio;

  public Look(DataSource source, Path audio) {
    this.source = source;
    this.audio = audio;
  }

  /** {@code count("from upload where completed_at <= ?", instant)} */
  public long count(String from, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement("select count(*) " + from)) {
      boolean mariaDb = connection.getMetaData().getURL().startsWith("jdbc:mariadb");
      for (int i = 0; i < values.length; i++) select.setObject(i + 1, bound(values[i], mariaDb));
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Files below a folder of the store, by the end of their names. */
  public long files(String below, String suffix) {
    Path folder = audio.resolve(below);
    if (!Files.exists(folder)) return 0;
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(p -> p.toString().endsWith(suffix)).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many rows and files there are of everything, as text. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES)
      all.append(table).append(' ').append(count("from " + table)).append(", ");
    return all.append("files ").append(files("", "")).toString();
  }

  public boolean hasFile(String key) {
    return Files.exists(audio.resolve(key));
  }

  /** Hibernate keeps an instant in UTC, on MariaDB in a column that has no zone. */
  private static Object bound(Object value, boolean mariaDb) {
    if (value instanceof Instant at)
      return mariaDb ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : at.atOffset(ZoneOffset.UTC);
    return value instanceof UUID id && mariaDb ? id.toString() : value;
  }
}

package music.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import music.MusicModel;
import music.audio.FolderStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class SampleDataContract {
  private static final SampleData.Sizes SIZES = SampleData.Sizes.TEST;

  private final TestServer server;

  SampleDataContract(TestServer server) {
    this.server = server;
  }

  @Test
  void isTheSameForTheSameSeed(@TempDir Path one, @TempDir Path two, @TempDir Path other)
      throws Exception {
    List<String> first = written(one, 7, Cast.START);
    assertThat(written(two, 7, Cast.START)).isEqualTo(first);
    assertThat(written(other, 8, Cast.START)).isNotEqualTo(first);
  }

  @Test
  void isAsLargeAsAsked(@TempDir Path folder) throws Exception {
    try (HikariDataSource pool = server.pool();
        EntityManagerFactory emf = write(pool, folder, 7, Cast.START)) {
      Look look = new Look(pool, folder);
      assertThat(look.count("from account")).isEqualTo(SIZES.accounts() + 3);
      assertThat(look.count("from upload")).isEqualTo(SIZES.uploads() + 3);
      assertThat(look.count("from output")).isEqualTo(SIZES.outputs() + 3);
      assertThat(look.count("from invoice")).isEqualTo(SIZES.invoices() + 4);
      assertThat(look.count("from login_event")).isEqualTo(SIZES.logins() + 2);
      assertThat(look.count("from subscription_uses")).isEqualTo(SIZES.accounts());
      assertThat(look.count("from support_message where customer_id is null")).isPositive();
      assertThat(look.count("from upload where object_key is not null"))
          .isEqualTo(look.files("uploads", ".wav"))
          .isEqualTo(look.files("uploads", ".peaks.json"))
          .isGreaterThanOrEqualTo(SIZES.files());
      assertThat(look.count("from output where object_key is not null"))
          .isEqualTo(look.files("outputs", ".wav"));
      assertThat(emf.isOpen()).isTrue();
    }
  }

  @Test
  void hasSomethingForEachPromise(@TempDir Path folder) throws Exception {
    try (HikariDataSource pool = server.pool();
        EntityManagerFactory emf = write(pool, folder, 7, Cast.START)) {
      Look look = new Look(pool, folder);
      Instant day = Cast.START.minusSeconds(86_400);
      Instant ninety = Cast.START.minusSeconds(90 * 86_400);
      assertThat(look.count("from upload where completed_at <= ?", day)).isPositive();
      assertThat(look.count("from upload where completed_at > ?", day)).isPositive();
      assertThat(look.count("from upload where completed_at is null")).isPositive();
      assertThat(look.count("from login_event where at <= ?", ninety)).isPositive();
      assertThat(look.count("from login_event where at > ?", ninety)).isPositive();
      assertThat(look.count("from login_event where ip = ?", Cast.SUSPECT_IP)).isGreaterThan(1);
      assertThat(look.count("from login_event where at = ?", Cast.LOG_AT)).isEqualTo(2);
      assertThat(
              look.count(
                  "from invoice i join account a on a.id = i.account_id"
                      + " where a.closed_at is not null"))
          .isGreaterThan(3);
      assertThat(
              look.count(
                  "from invoice i join account a on a.id = i.account_id where i.issued_at < a.created_at"))
          .isZero();
      assertThat(emf.isOpen()).isTrue();
    }
  }

  private List<String> written(Path folder, long seed, Instant now) throws Exception {
    try (HikariDataSource pool = server.pool();
        EntityManagerFactory emf = write(pool, folder, seed, now)) {
      assertThat(emf.isOpen()).isTrue();
      List<String> sums = new ArrayList<>();
      for (Class<?> entity : MusicModel.entities()) sums.add(rows(pool, table(entity)));
      try (var files = Files.walk(folder)) {
        files.sorted().map(f -> folder.relativize(f).toString()).forEach(sums::add);
      }
      return sums;
    }
  }

  private EntityManagerFactory write(HikariDataSource pool, Path folder, long seed, Instant now)
      throws IOException {
    EntityManagerFactory emf =
        MusicPersistence.open(pool, Map.of("hibernate.jdbc.time_zone", "Asia/Tokyo"));
    SampleData.write(emf, new ToneFiles(new FolderStore(folder)), SIZES, seed, now, done -> {});
    return emf;
  }

  private static String table(Class<?> entity) {
    return entity.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** A sum over all rows, whatever their order. */
  private static String rows(HikariDataSource pool, String table) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery("select * from " + table)) {
      int columns = found.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) row[i] = found.getString(i + 1);
        rows.add(Arrays.toString(row));
      }
      CRC32 sum = new CRC32();
      rows.stream().sorted().forEach(r -> sum.update(r.getBytes(StandardCharsets.UTF_8)));
      return table + " " + rows.size() + " " + sum.getValue();
    }
  }
}

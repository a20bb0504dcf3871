package music.tour;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;

final class Tour {
  public static void main(String[] a) throws Exception {
    long t = System.currentTimeMillis();
    try (var pg = EmbeddedPostgres.builder().start();
        var ds = new HikariDataSource()) {
      ds.setJdbcUrl(pg.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
      System.out.println("pg " + (System.currentTimeMillis() - t));
      var emf = MusicPersistence.open(ds, Map.of());
      System.out.println("emf " + (System.currentTimeMillis() - t));
      SampleData.write(
          emf,
          Path.of("target/tour/audio"),
          SampleData.Sizes.TOUR,
          7,
          Cast.START,
          w -> System.out.println(w + " " + (System.currentTimeMillis() - t)));
      try (var c = ds.getConnection(); var st = c.createStatement()) {
        for (String q : a) {
          var rs = st.executeQuery(q);
          System.out.println(q);
          int n = rs.getMetaData().getColumnCount();
          while (rs.next()) {
            for (int i = 1; i <= n; i++) System.out.print(rs.getString(i) + " | ");
            System.out.println();
          }
        }
      }
    }
  }
}

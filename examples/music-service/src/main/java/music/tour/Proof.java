package music.tour;

import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.evidence.Evidence.Verification.Status;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The ledger verifies, and stops verifying when somebody touches it. */
final class Proof {
  private final Stage stage;
  private final DataSource source;

  Proof(Stage stage, DataSource source) {
    this.stage = stage;
    this.source = source;
  }

  void ledger() throws SQLException {
    Chronicle chronicle = stage.chronicle;
    chronicle.chapter("The ledger: what was done, provable, naming nobody", stage.now());
    Verification first = stage.lethe.evidence().verify();
    chronicle.say("%,d entries in %,d blocks", first.entries(), first.blocks());
    chronicle.check("proof", "the ledger is", Status.INTACT, first.status());
    chronicle.check("proof", "it has entries", true, first.entries() > 0 && first.blocks() > 0);

    String touched =
        "update lethe_block set items = items %s where seq = (select min(seq) + 1 from (select seq from lethe_block) b)";
    change(String.format(touched, "+ 1"));
    chronicle.check("proof", "a changed number is found", true, verify() == Status.BROKEN);
    change(String.format(touched, "- 1"));
    chronicle.check("proof", "with the number put back", Status.INTACT, verify());
    chronicle.check(
        "proof",
        "entries that name one of the cast",
        0L,
        stage.look.count(
            "from lethe_block where body like '%ana@example.org%' or body like ?",
            "%" + Cast.ANA + "%"));
  }

  private Status verify() {
    return stage.lethe.evidence().verify().status();
  }

  private void change(String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      stage.chronicle.check("proof", "rows touched by hand", 1, statement.executeUpdate(sql));
    }
  }
}

package dev.lethe.erasure;

import dev.lethe.store.Sql;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The statements on {@code lethe_certificate}. */
final class CertificateTable {
  /** A certificate as it was issued. */
  record Issued(int addendum, String content, String signature) {}

  void insert(Unit unit, UUID erasure, Issued issued, Instant now) {
    unit.sql()
        .update(
            """
            insert into lethe_certificate (erasure_id, addendum, issued_at, content, signature)
            values (:erasure, :addendum, :now, :content, :signature)
            """,
            Sql.params(
                "erasure", erasure,
                "addendum", issued.addendum(),
                "now", now,
                "content", issued.content(),
                "signature", issued.signature()));
  }

  Optional<Issued> last(Unit unit, UUID erasure) {
    return unit.sql()
        .first(
            """
            select addendum, content, signature from lethe_certificate
            where erasure_id = :erasure order by addendum desc limit 1
            """,
            Sql.params("erasure", erasure),
            row ->
                new Issued(
                    (int) row.number("addendum"), row.text("content"), row.text("signature")));
  }
}

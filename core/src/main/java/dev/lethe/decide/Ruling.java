package dev.lethe.decide;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of one situation. Situations are finitely many, and nearly all rows of a
 * database are in one of a few: each is put to the judges once, and what they said is remembered
 * until another takes its place.
 *
 * @param key which situation it is
 * @param situation in the form that the judges ask about
 * @param row the one that applies
 */
record Ruling(long key, Case situation, Row row) {
  private static final int PLACES = 1 << 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio
  private static final AtomicReferenceArray<@Nullable Ruling> REMEMBERED =
      new AtomicReferenceArray<>(PLACES);

  /** Takes the facts one by one: a {@link Situation} is made only of one that is new. */
  static Ruling on(
      Term term,
      Duty duty,
      boolean held,
      Security security,
      Restriction restriction,
      ErasureWish erasure,
      Basis basis,
      Objection objection,
      Account account,
      Shared shared,
      boolean otherPurpose,
      Article9 article9) {
    long key = with(with(0, term), duty);
    key = with(with(key, security), restriction);
    key = with(with(key, erasure), basis);
    key = with(with(key, objection), account);
    key = with(with(key, shared), article9);
    key = key << 2 | (held ? 2 : 0) | (otherPurpose ? 1 : 0);
    int place = Long.hashCode(key * SPREAD) & (PLACES - 1);
    Ruling known = REMEMBERED.get(place);
    if (known == null || known.key != key) {
      known =
          of(
              key,
              new Situation(
                  term,
                  duty,
                  held,
                  security,
                  restriction,
                  erasure,
                  basis,
                  objection,
                  account,
                  shared,
                  otherPurpose,
                  article9));
      REMEMBERED.set(place, known);
    }
    return known;
  }

  private static Ruling of(long key, Situation raw) {
    Case situation = Normalisation.of(raw);
    return new Ruling(key, situation, Table.row(situation));
  }

  /** Four bits for each fact: none has more than sixteen values. */
  @SuppressWarnings("EnumOrdinal") // the number lives as long as the process
  private static long with(long key, Enum<?> fact) {
    return key << 4 | fact.ordinal();
  }
}

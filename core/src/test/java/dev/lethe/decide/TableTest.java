package dev.lethe.decide;

import static dev.lethe.model.Outcome.DELETE_NOW;
import static dev.lethe.model.Outcome.KEEP;
import static dev.lethe.model.Outcome.KEEP_RESTRICTED;
import static dev.lethe.model.Outcome.PSEUDONYMISE;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.decide.Situation.Account;
import dev.lethe.decide.Situation.Duty;
import dev.lethe.decide.Situation.Security;
import dev.lethe.decide.Situation.Term;
import dev.lethe.model.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All 23,040,000 combinations of the facts, once; the promises are then asked of the answers. */
class TableTest {
  private static final Term[] TERMS = Term.values();
  private static final Duty[] DUTIES = Duty.values();
  private static final Security[] SECURITIES = Security.values();
  private static final Restriction[] RESTRICTIONS = Restriction.values();
  // CHILD is a fact that becomes STRONG (N2) and no value of the table.
  private static final ErasureWish[] WISHES =
      Stream.of(ErasureWish.values())
          .filter(wish -> wish != ErasureWish.CHILD)
          .toArray(ErasureWish[]::new);
  private static final Basis[] BASES = Basis.values();
  private static final Objection[] OBJECTIONS = Objection.values();
  private static final Account[] ACCOUNTS = Account.values();
  private static final Shared[] SHARED = Shared.values();
  private static final Article9[] ARTICLE9 = Article9.values();

  private static final int[] SIZES = {
    TERMS.length,
    DUTIES.length,
    2,
    SECURITIES.length,
    RESTRICTIONS.length,
    WISHES.length,
    BASES.length,
    OBJECTIONS.length,
    ACCOUNTS.length,
    SHARED.length,
    2,
    ARTICLE9.length
  };
  private static final int DUTY = 1;
  private static final int HELD = 2;
  private static final int WISH = 5;
  private static final int NO_WISH = List.of(WISHES).indexOf(ErasureWish.NONE);
  private static final int NO_DUTY = List.of(DUTIES).indexOf(Duty.NONE);

  private static final int COMBINATIONS = Arrays.stream(SIZES).reduce(1, (a, b) -> a * b);
  private static final byte[] ROWS = new byte[COMBINATIONS];
  private static final Set<Outcome> KEEPING = EnumSet.of(KEEP, KEEP_RESTRICTED, Outcome.REVIEW);
  private static final Set<ErasureWish> STRONG =
      EnumSet.of(ErasureWish.STRONG, ErasureWish.STRONG_LATER, ErasureWish.ORDER);
  private static final Set<ErasureWish> LATER =
      EnumSet.of(ErasureWish.VALID_LATER, ErasureWish.STRONG_LATER);
  private static final Set<ErasureWish> UNCLARIFIED =
      EnumSet.of(
          ErasureWish.NONE, ErasureWish.RECEIVED, ErasureWish.VALID, ErasureWish.VALID_LATER);
  private static final Set<Restriction> OWN_RESTRICTION =
      EnumSet.of(Restriction.SUBJECT_PREFERS, Restriction.SUBJECT_CLAIMS);
  private static final Set<Restriction> PENDING_RESTRICTION =
      EnumSet.of(Restriction.ACCURACY_CONTESTED, Restriction.OBJECTION_PENDING);
  private static final Set<Shared> WITH_OTHERS =
      EnumSet.of(Shared.SEPARABLE, Shared.BALANCED, Shared.UNBALANCED);
  private static final Set<Row> ART18_STORAGE = EnumSet.of(Row.R17, Row.R18, Row.R20, Row.R22);

  private static final byte NOBODY = -1;
  private static final byte[] SPEAKERS = new byte[COMBINATIONS];
  private static final List<Row> ALL_ROWS = List.of(Row.values());

  @BeforeAll
  static void enumerate() {
    var rowIndex = new EnumMap<Row, Byte>(Row.class);
    ALL_ROWS.forEach(row -> rowIndex.put(row, (byte) ALL_ROWS.indexOf(row)));
    var judgeIndex = new IdentityHashMap<Judge, Byte>();
    Table.JUDGES.forEach(judge -> judgeIndex.put(judge, (byte) Table.JUDGES.indexOf(judge)));
    IntStream.range(0, COMBINATIONS)
        .parallel()
        .forEach(
            i -> {
              Case it = Normalisation.of(situation(i));
              SPEAKERS[i] = judgeIndex.getOrDefault(Table.speaker(Table.JUDGES, it), NOBODY);
              ROWS[i] = rowIndex.getOrDefault(Table.row(it), NOBODY);
            });
  }

  private static int digit(int index, int component) {
    int rest = index;
    for (int c = SIZES.length - 1; c > component; c--) {
      rest /= SIZES[c];
    }
    return rest % SIZES[component];
  }

  private static int weight(int component) {
    int weight = 1;
    for (int c = SIZES.length - 1; c > component; c--) {
      weight *= SIZES[c];
    }
    return weight;
  }

  private static int with(int index, int component, int value) {
    return index + (value - digit(index, component)) * weight(component);
  }

  private static Situation situation(int index) {
    int[] d = new int[SIZES.length];
    int rest = index;
    for (int c = SIZES.length - 1; c >= 0; c--) {
      d[c] = rest % SIZES[c];
      rest /= SIZES[c];
    }
    return new Situation(
        TERMS[d[0]],
        DUTIES[d[1]],
        d[2] == 1,
        SECURITIES[d[3]],
        RESTRICTIONS[d[4]],
        WISHES[d[5]],
        BASES[d[6]],
        OBJECTIONS[d[7]],
        ACCOUNTS[d[8]],
        SHARED[d[9]],
        d[10] == 1,
        ARTICLE9[d[11]]);
  }

  private static Row row(int index) {
    return ALL_ROWS.get(ROWS[index]);
  }

  private static Outcome outcome(int index) {
    return row(index).outcome;
  }

  private static boolean deleted(int index) {
    return outcome(index) == DELETE_NOW;
  }

  private static boolean expired(Situation s) {
    return s.term() == Term.PAST_MAX || s.term() == Term.PAST_IF_NEVER;
  }

  private static boolean validErasure(Situation s) {
    return Case.validErasure(s.erasure());
  }

  private static boolean strong(Situation s) {
    boolean soleConsent =
        !s.otherPurpose()
            && (s.basis() == Basis.CONSENT_WITHDRAWN
                || (s.basis() == Basis.CONSENT_GIVEN && validErasure(s)));
    return STRONG.contains(s.erasure()) || soleConsent;
  }

  /** What the table's authors counted. */
  @Test
  void thereAre23Million() {
    assertThat(COMBINATIONS).isEqualTo(23_040_000);
  }

  /** §3.5 (i): the last resort never speaks, and nothing that is written is idle. */
  @Test
  void everyCombinationHasOneRowAndEveryRowIsReached() {
    Set<Row> reached =
        IntStream.range(0, COMBINATIONS).parallel().mapToObj(TableTest::row).collect(toSet());
    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Row.R1, Row.R51)));
  }

  /** Take any judge out, and somewhere the table says another thing. */
  @TestFactory
  Stream<DynamicTest> eachJudgeIsNeeded() {
    return IntStream.range(0, Table.JUDGES.size())
        .mapToObj(
            j ->
                DynamicTest.dynamicTest(
                    Table.JUDGES.get(j).name(),
                    () -> {
                      var without = new ArrayList<>(Table.JUDGES);
                      without.remove(j);
                      assertThat(differs(j, without)).isTrue();
                    }));
  }

  private static boolean differs(int judge, List<Judge> without) {
    return IntStream.range(0, COMBINATIONS)
        .filter(i -> SPEAKERS[i] == judge)
        .anyMatch(
            i ->
                Table.speaker(without, Normalisation.of(situation(i))).row()
                    != Table.JUDGES.get(judge).row());
  }

  /** What must hold of every combination of some kind, whatever the table says elsewhere. */
  private record Promise(String name, BiPredicate<Situation, Case> of, IntPredicate holds) {}

  /** §3.5 (ii) and (iv). */
  private static final List<Promise> PROMISES =
      List.of(
          new Promise(
              "a hold or a covering obligation never deletes",
              (s, it) -> s.held() || s.duty() == Duty.COVERS || s.duty() == Duty.UNANCHORED,
              i -> KEEPING.contains(outcome(i))),
          new Promise(
              "what has expired is never in use", (s, it) -> expired(s), i -> outcome(i) != KEEP),
          new Promise(
              "what is restricted or objected to is not in use while nobody asks to erase it",
              (s, it) ->
                  !it.validErasure()
                      && (it.restriction() != Restriction.NONE
                          || it.objection() == Objection.PENDING),
              i -> outcome(i) != KEEP),
          new Promise(
              "the person's own restriction yields only to a later wish",
              (s, it) -> OWN_RESTRICTION.contains(s.restriction()) && !LATER.contains(s.erasure()),
              i -> !deleted(i)),
          new Promise(
              "a contested or objected datum yields only to a wish or a decision",
              (s, it) ->
                  PENDING_RESTRICTION.contains(s.restriction())
                      && !validErasure(s)
                      && !strong(s)
                      && s.objection() != Objection.UPHELD
                      && s.objection() != Objection.DIRECT_MARKETING,
              i -> !deleted(i)),
          new Promise(
              "claims never lose to a deletion",
              (s, it) -> s.security() == Security.CLAIMS,
              i -> !deleted(i)),
          new Promise(
              "nobody deletes what another shares",
              (s, it) -> WITH_OTHERS.contains(s.shared()) && !expired(s) && s.term() != Term.WINDOW,
              i -> !deleted(i)),
          new Promise(
              "a live purpose of an active account keeps its data",
              (s, it) ->
                  s.otherPurpose()
                      && s.account() == Account.ACTIVE
                      && !expired(s)
                      && s.term() != Term.WINDOW
                      && UNCLARIFIED.contains(s.erasure()),
              i -> !deleted(i)),
          new Promise(
              "an active account is not restricted by a hold alone",
              (s, it) -> s.held() && s.account() == Account.ACTIVE && !it.dutyToDelete(),
              i -> outcome(with(i, HELD, 0)) != KEEP || outcome(i) == KEEP),
          new Promise(
              "an erasure that awaits clarification restricts nothing",
              (s, it) -> it.notes().contains(Note.CONTRACT_LIVE),
              i -> outcome(with(i, WISH, NO_WISH)) != KEEP || outcome(i) == KEEP),
          new Promise(
              "a strong duty yields only to hold, obligation, own restriction and claims",
              (s, it) ->
                  strong(s)
                      && !s.held()
                      && s.duty() != Duty.COVERS
                      && s.duty() != Duty.UNANCHORED
                      && !OWN_RESTRICTION.contains(s.restriction())
                      && s.security() != Security.CLAIMS
                      && s.shared() == Shared.ALONE,
              i -> deleted(i)),
          new Promise(
              "a special category is used only with its purpose's condition",
              (s, it) -> s.article9() == Article9.NO_CONDITION || s.article9() == Article9.GROUND,
              i -> outcome(i) != KEEP && outcome(i) != PSEUDONYMISE),
          new Promise(
              "a special category without a condition is kept only by holds, claims and Art. 18",
              (s, it) ->
                  s.article9() == Article9.NO_CONDITION
                      && !s.held()
                      && s.security() != Security.CLAIMS,
              i -> outcome(i) != KEEP_RESTRICTED || ART18_STORAGE.contains(row(i))),
          new Promise(
              "an obligation on other fields changes no outcome",
              (s, it) -> s.duty() == Duty.ELSEWHERE,
              i -> outcome(i) == outcome(with(i, DUTY, NO_DUTY))));

  @TestFactory
  Stream<DynamicTest> promises() {
    var broken = new ConcurrentHashMap<Promise, String>();
    IntStream.range(0, COMBINATIONS)
        .parallel()
        .forEach(
            i -> {
              Situation s = situation(i);
              Case it = Normalisation.of(s);
              for (Promise promise : PROMISES) {
                if (promise.of().test(s, it) && !promise.holds().test(i)) {
                  broken.put(promise, row(i) + " in " + s);
                }
              }
            });
    return PROMISES.stream()
        .map(
            promise ->
                DynamicTest.dynamicTest(
                    promise.name(), () -> assertThat(broken.get(promise)).isNull()));
  }

  /** Each takes the place of others, and many threads ask at once. */
  @Test
  void whatIsRememberedIsWhatTheJudgesSay() {
    List<Integer> drawn = new Random(7).ints(200_000, 0, COMBINATIONS).boxed().toList();
    List<Integer> wrong =
        drawn.parallelStream()
            .filter(
                i -> {
                  Ruling ruling = ruling(situation(i));
                  return ruling.row() != row(i)
                      || !ruling.situation().equals(Normalisation.of(situation(i)));
                })
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void aSituationIsNotTakenForAnother() {
    var known = new HashMap<Long, Case>();
    for (int component = 0; component < SIZES.length; component++) {
      for (int value = 0; value < SIZES[component]; value++) {
        int index = with(0, component, value);
        Ruling ruling = ruling(situation(index));
        assertThat(ruling).isSameAs(ruling(situation(index)));
        assertThat(ruling.situation()).isEqualTo(Normalisation.of(situation(index)));
        known.put(ruling.key(), ruling.situation());
      }
    }
    assertThat(known).hasSize(Arrays.stream(SIZES).sum() - SIZES.length + 1);
  }

  private static Ruling ruling(Situation it) {
    return Ruling.on(
        it.term(),
        it.duty(),
        it.held(),
        it.security(),
        it.restriction(),
        it.erasure(),
        it.basis(),
        it.objection(),
        it.account(),
        it.shared(),
        it.otherPurpose(),
        it.article9());
  }
}

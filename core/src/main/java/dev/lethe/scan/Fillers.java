package dev.lethe.scan;

import dev.lethe.annotation.Emptied;
import dev.lethe.model.Code;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.Filler.RandomText;
import java.util.Optional;
import org.hibernate.type.SqlTypes;

/** Works out what stands in a column once it is emptied, and says where nothing fits. */
final class Fillers {
  private static final String RANDOM = "{random}";
  private static final String PREFIX = "erased-";
  private static final String OFTEN = "@Emptied(with = \"erased-{random}@erased.invalid\")";

  /** Random characters as they could come: digits and letters among them. */
  private static final String SAMPLE = "0a9f3c5e7b1d2846";

  private final EntityModel model;
  private final Findings findings;

  Fillers(EntityModel model, Findings findings) {
    this.model = model;
    this.findings = findings;
  }

  /**
   * What will stand there; empty where the column goes only with its row, or where nothing fits.
   *
   * @param mayStay whether a row can be emptied and stay
   */
  Optional<Filler> of(Attribute a, Column c, boolean mayStay) {
    String place = model.name() + "." + a.path();
    Constraints constraints = Constraints.of(a);
    Optional<String> declared = a.own(Emptied.class).map(Emptied::with);
    Optional<Filler> filler;
    if (declared.isPresent()) {
      filler =
          declared.get().contains(RANDOM)
              ? pattern(place, c, declared.get(), constraints)
              : constant(place, c, declared.get());
      filler.filter(Fillers::judged).ifPresent(f -> tryOut(place, f, constraints, declared.get()));
    } else if (c.nullable()) {
      filler = Optional.of(new Filler.Null());
      tryOut(place, new Filler.Null(), constraints);
    } else {
      filler = text(place, c, constraints, mayStay);
      filler.ifPresent(f -> tryOut(place, f, constraints));
    }
    return filler;
  }

  private static boolean holdsText(Column c) {
    int type = c.mapping().getJdbcType().getDdlTypeCode();
    return c.javaType() == String.class && SqlTypes.isCharacterOrClobType(type);
  }

  private static int room(Column c, Constraints constraints) {
    return (int) Math.min(Math.min(c.length(), constraints.longest()), 1_000);
  }

  private Optional<Filler> text(String place, Column c, Constraints constraints, boolean mayStay) {
    if (!holdsText(c)) {
      if (mayStay) {
        wrong(
            place,
            " is NOT NULL and no text, so nothing can stand there once it is emptied.",
            "Add @Emptied(with = \"…\") with a constant, or make the column nullable.");
      }
      return Optional.empty();
    }
    int room = room(c, constraints);
    if (c.unique() && room < RandomText.ENOUGH) {
      wrong(
          place,
          " is unique and too short for a random placeholder.",
          "Make the column nullable, or at least 16 characters long.");
    }
    int beside = room - PREFIX.length();
    return Optional.of(
        beside >= RandomText.ENOUGH
            ? new RandomText(PREFIX, Math.min(beside, RandomText.MOST), "")
            : new RandomText("", room, ""));
  }

  private Optional<Filler> pattern(String place, Column c, String with, Constraints constraints) {
    int at = with.indexOf(RANDOM);
    String before = with.substring(0, at);
    String after = with.substring(at + RANDOM.length());
    if (!holdsText(c)) {
      return wrong(
          place,
          ": @Emptied(with = \"" + with + "\") is a text, and the column holds none.",
          "Write a constant in the attribute's own text form, or make the column nullable.");
    }
    if (after.contains(RANDOM)) {
      return wrong(
          place,
          ": @Emptied(with = \"" + with + "\") has {random} more than once.",
          "Write it once; it becomes up to 32 random characters.");
    }
    int random = room(c, constraints) - before.length() - after.length();
    if (random < RandomText.ENOUGH) {
      return wrong(
          place,
          ": @Emptied(with = \"" + with + "\") leaves fewer than 16 characters for {random}.",
          "Write a shorter text around it, or make the column longer.");
    }
    return Optional.of(new RandomText(before, Math.min(random, RandomText.MOST), after));
  }

  /** The same for every row. */
  Optional<Filler> constant(String place, Column c, String text) {
    if (c.unique()) {
      return wrong(
          place,
          ": @Emptied is a constant, and the column is unique.",
          "Remove @Emptied: a unique text gets a random placeholder; or let {random} stand in it.");
    }
    if (holdsText(c) && text.length() > c.length()) {
      return wrong(
          place,
          ": @Emptied(with = \"" + text + "\") is longer than the column, " + c.length() + ".",
          "Write a shorter constant, or make the column longer.");
    }
    Optional<Object> value = c.value(text);
    return value.isPresent()
        ? value.map(Filler.Constant::new)
        : wrong(
            place,
            ": @Emptied(with = \"" + text + "\") is no " + c.javaType().getSimpleName() + ".",
            "Write the constant in the attribute's own text form.");
  }

  private Optional<Filler> wrong(String place, String what, String remedy) {
    findings.error(Code.PLACEHOLDER, place, place + what, remedy);
    return Optional.empty();
  }

  /** What somebody wrote must pass what else stands at the attribute. */
  private void tryOut(String place, Filler filler, Constraints constraints, String with) {
    constraints
        .refuses(sample(filler))
        .ifPresent(
            constraint ->
                wrong(
                    place,
                    ": @Emptied(with = \"" + with + "\") does not pass " + constraint + ".",
                    "Write one that passes, or the application cannot save the row again."));
  }

  /** Nobody chose it, and Lethe itself can write it: the application must be able to as well. */
  private void tryOut(String place, Filler filler, Constraints constraints) {
    constraints
        .refuses(sample(filler))
        .ifPresent(
            constraint ->
                findings.warning(
                    Code.PLACEHOLDER,
                    place,
                    place
                        + (filler instanceof Filler.Null
                            ? " is null once it is emptied"
                            : " gets a random placeholder once it is emptied")
                        + ", which does not pass "
                        + constraint
                        + ", so that the application cannot save the row again.",
                    "Say what shall stand there, as in " + OFTEN + "."));
  }

  /** Numbers and dates have constraints that are not judged. */
  private static boolean judged(Filler filler) {
    return !(filler instanceof Filler.Constant constant) || constant.value() instanceof String;
  }

  private static Optional<String> sample(Filler filler) {
    if (filler instanceof RandomText text) {
      String digits = (SAMPLE + SAMPLE).substring(0, text.random());
      return Optional.of(text.before() + digits + text.after());
    }
    return filler instanceof Filler.Constant constant && constant.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}

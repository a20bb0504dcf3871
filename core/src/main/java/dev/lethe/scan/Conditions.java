package dev.lethe.scan;

import dev.lethe.annotation.When;
import dev.lethe.datamap.Condition;
import dev.lethe.model.Code;
import dev.lethe.scan.Route.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code @When}: values as Java writes them, tested as the provider binds them. */
final class Conditions {
  private final Models models;
  private final Findings findings;

  Conditions(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
  }

  /** All of them, or empty where one is wrong, which is a finding. */
  Optional<List<Condition>> read(EntityModel model, When[] declared, String said) {
    List<Condition> read = new ArrayList<>();
    for (When w : declared) {
      Optional<Condition> one = read(model, w, said);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      read.add(one.get());
    }
    return Optional.of(read);
  }

  private Optional<Condition> read(EntityModel model, When w, String said) {
    return read(
        model,
        w.field(),
        List.of(w.in()),
        w.isNull(),
        said + ": @When(field = \"" + w.field() + "\")");
  }

  /** One of the values of an attribute, or null. */
  Optional<Condition> read(
      EntityModel model, String field, List<String> values, boolean isNull, String what) {
    Optional<Column> column =
        model
            .attribute(field)
            .filter(a -> a.toOne() != null || a.columns().size() == 1)
            .filter(a -> !a.columns().isEmpty())
            .map(Attribute::column);
    if (column.isEmpty()) {
      List<String> names = model.paths();
      return wrong(
          model,
          what + ": no such attribute." + Findings.didYouMean(field, names),
          "Attributes: " + String.join(", ", names) + ".");
    }
    boolean flag = isBoolean(column.get().javaType());
    List<String> in = !values.isEmpty() ? values : flag && !isNull ? List.of("true") : List.of();
    if (isNull != in.isEmpty()) {
      return wrong(
          model,
          what + (isNull ? " has values and isNull." : " has no values."),
          "Write in = {…}, or isNull = true.");
    }
    for (String text : in) {
      if (value(column.get(), text).isEmpty()) {
        return wrong(
            model,
            what
                + ": \""
                + text
                + "\" is no "
                + column.get().javaType().getSimpleName()
                + "."
                + Findings.didYouMean(text, constants(column.get())),
            "Write values as Java does."
                + (constants(column.get()).isEmpty()
                    ? ""
                    : " Values: " + String.join(", ", constants(column.get())) + "."));
      }
    }
    return Optional.of(new Condition(field, in));
  }

  private Optional<Condition> wrong(EntityModel model, String message, String remedy) {
    findings.error(Code.CONDITION, model.name(), message, remedy);
    return Optional.empty();
  }

  /** The test in the database of a condition that has been read. */
  Test test(EntityModel model, Condition condition) {
    return models
        .followers()
        .there(model, condition.field())
        .orElseGet(() -> plain(model, condition));
  }

  private Test plain(EntityModel model, Condition condition) {
    Route route =
        models
            .route(model, condition.field())
            .or(() -> model.attribute(condition.field()).map(a -> models.own(model, a.column())))
            .orElseThrow();
    return new Test(
        route, condition.in().stream().flatMap(t -> value(route.column(), t).stream()).toList());
  }

  static Optional<Object> value(Column column, String text) {
    Class<?> type = column.javaType();
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .filter(c -> ((Enum<?>) c).name().equals(text))
          .map(Object.class::cast)
          .findFirst();
    }
    if (isBoolean(type)) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(Boolean.valueOf(text))
          : Optional.empty();
    }
    return column.value(text);
  }

  private static boolean isBoolean(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  static List<String> constants(Column column) {
    Object[] constants = column.javaType().getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).toList();
  }
}

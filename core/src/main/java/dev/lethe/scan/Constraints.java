package dev.lethe.scan;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Those Bean Validation constraints of a text attribute that can be judged by their names alone:
 * presence, size, length, pattern and e-mail, in the default group, also where a constraint of the
 * host's is composed of them. Others are not judged.
 */
final class Constraints {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** What every validator takes for an address; rarer ones that some take are refused here. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?=.{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

  private static final Set<String> HOMES =
      Set.of("jakarta.validation.constraints", "org.hibernate.validator.constraints");

  private final List<Annotation> judged = new ArrayList<>();

  private Constraints() {}

  static Constraints of(Attribute a) {
    Constraints all = new Constraints();
    Set<Class<?>> passed = new HashSet<>();
    a.own().forEach(p -> p.own().forEach(x -> all.add(x, passed)));
    return all;
  }

  private void add(Annotation a, Set<Class<?>> passed) {
    Class<? extends Annotation> type = a.annotationType();
    Class<?> around = type.getEnclosingClass();
    if (HOMES.contains(type.getPackageName())) {
      if (around != null && value(a, "value") instanceof Annotation[] many) {
        for (Annotation one : many) {
          add(one, passed);
        }
      } else if (isDefault(a)) {
        judged.add(a);
      }
    } else if (isConstraint(type) && isDefault(a) && passed.add(type)) {
      for (Annotation part : type.getDeclaredAnnotations()) {
        add(part, passed);
      }
    }
  }

  private static boolean isDefault(Annotation a) {
    return value(a, "groups") instanceof Class<?>[] groups && groups.length == 0;
  }

  private static boolean isConstraint(Class<?> type) {
    for (Annotation a : type.getDeclaredAnnotations()) {
      if (a.annotationType().getName().equals("jakarta.validation.Constraint")) {
        return true;
      }
    }
    return false;
  }

  private static Object value(Annotation a, String name) {
    try {
      return a.annotationType().getMethod(name).invoke(a);
    } catch (ReflectiveOperationException e) {
      return ""; // another version of that constraint: not judged
    }
  }

  private static int number(Annotation a, String name, int otherwise) {
    return value(a, name) instanceof Integer n ? n : otherwise;
  }

  /** Longest text that passes. */
  int longest() {
    return judged.stream()
        .filter(a -> isSize(a))
        .mapToInt(a -> number(a, "max", Integer.MAX_VALUE))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean isSize(Annotation a) {
    return name(a).equals("Size") || name(a).equals("Length");
  }

  private static String name(Annotation a) {
    return a.annotationType().getSimpleName();
  }

  /** The first constraint that such a text does not pass; empty is no text at all. */
  Optional<String> refuses(Optional<String> text) {
    return judged.stream()
        .filter(a -> text.map(t -> refuses(a, t)).orElseGet(() -> refusesNull(a)))
        .map(a -> "@" + name(a))
        .findFirst();
  }

  private static boolean refusesNull(Annotation a) {
    return Set.of("NotNull", "NotBlank", "NotEmpty").contains(name(a));
  }

  private static boolean refuses(Annotation a, String text) {
    return switch (name(a)) {
      case "NotBlank" -> text.isBlank();
      case "NotEmpty" -> text.isEmpty();
      case "Size", "Length" ->
          text.length() < number(a, "min", 0) || text.length() > number(a, "max", text.length());
      case "Pattern" -> !fits(a, text);
      case "Email" -> !text.isEmpty() && (!ADDRESS.matcher(text).matches() || !fits(a, text));
      default -> false;
    };
  }

  private static boolean fits(Annotation a, String text) {
    int flags = 0;
    if (value(a, "flags") instanceof Object[] all) {
      for (Object flag : all) {
        try {
          flags |= Pattern.class.getField(String.valueOf(flag)).getInt(null);
        } catch (ReflectiveOperationException e) {
          return true; // a flag that Java's own patterns do not have: not judged
        }
      }
    }
    try {
      return Pattern.compile(String.valueOf(value(a, "regexp")), flags).matcher(text).matches();
    } catch (PatternSyntaxException e) {
      return true; // the host's own mistake, which its validator tells
    }
  }
}

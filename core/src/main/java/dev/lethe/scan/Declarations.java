package dev.lethe.scan;

import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.metamodel.mapping.AttributeMapping;

/**
 * Finds where declarations about a class and its attributes stand. A mixin speaks for a class as
 * its own annotations do; neither is nearer, so the same thing said in both is an error.
 */
final class Declarations {
  private static final Pattern GETTER = Pattern.compile("(?:get|is)(\\p{Lu}.*)");

  private final Findings findings;
  private final Map<Class<?>, Class<?>> mixins = new HashMap<>();
  private final Map<Class<?>, Set<String>> unused =
      new TreeMap<>(Comparator.comparing(Class::getName));
  private final Map<Class<?>, List<Place>> types = new HashMap<>();
  private final Map<Class<?>, ClassWords> classes = new HashMap<>();
  private final Map<Class<?>, Set<String>> met = new HashMap<>();

  /**
   * Of classes and these mixins.
   *
   * @throws MisuseException where a mixin is none
   */
  Declarations(Collection<Class<?>> mixins, Findings findings) {
    this.findings = findings;
    for (Class<?> mixin : new LinkedHashSet<>(mixins)) {
      PrivacyMixin target = mixin.getAnnotation(PrivacyMixin.class);
      if (target == null || !mixin.isInterface()) {
        throw new MisuseException(
            Code.BAD_ARGUMENT,
            mixin.getName() + " is no mixin.",
            "A mixin is an interface with @PrivacyMixin(TheEntity.class), its methods named like attributes.");
      }
      Class<?> other = this.mixins.putIfAbsent(target.value(), mixin);
      if (other != null) {
        twice(target.value().getSimpleName(), other.getSimpleName(), mixin.getSimpleName(), "");
      }
      Set<String> methods = new TreeSet<>();
      Arrays.stream(mixin.getDeclaredMethods())
          .filter(m -> !m.isSynthetic())
          .forEach(m -> methods.add(m.getName()));
      unused.put(mixin, methods);
    }
  }

  /** A class's own annotations and those of its mixin; not those of classes above it. */
  List<Place> type(Class<?> type) {
    return types.computeIfAbsent(
        type,
        t -> {
          met.computeIfAbsent(t, x -> new TreeSet<>());
          List<Place> places = new ArrayList<>();
          places.add(new Place(t));
          mixin(t).ifPresent(m -> places.add(new Place(m)));
          return checked(t.getSimpleName(), places);
        });
  }

  /** Of a class, then of those above it. */
  List<Place> hierarchy(Class<?> type) {
    List<Place> places = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      places.addAll(type(c));
    }
    return places;
  }

  /** Where an attribute is declared: field, accessor, mixin, of its class and those above it. */
  List<Place> members(AttributeMapping a) {
    String name = a.getAttributeName();
    List<Place> members = new ArrayList<>();
    for (Class<?> c = a.getDeclaringType().getJavaType().getJavaTypeClass();
        c != null && c != Object.class;
        c = c.getSuperclass()) {
      met.computeIfAbsent(c, x -> new TreeSet<>()).add(name);
      List<Place> here = classes.computeIfAbsent(c, ClassWords::of).places(name);
      mixin(c)
          .flatMap(
              x ->
                  Arrays.stream(x.getDeclaredMethods())
                      .filter(m -> m.getName().equals(name))
                      .findFirst())
          .ifPresent(
              m -> {
                here.add(new Place(m));
                unused.getOrDefault(m.getDeclaringClass(), Set.of()).remove(name);
              });
      members.addAll(checked(c.getSimpleName() + "." + name, here));
    }
    return members;
  }

  /** Classes of which something was read, and the attributes of each. */
  Map<Class<?>, Set<String>> met() {
    Map<Class<?>, Set<String>> sorted = new TreeMap<>(Comparator.comparing(Class::getName));
    sorted.putAll(met);
    return sorted;
  }

  /** Everything in a class on which a declaration may stand, right or wrong. */
  static List<AnnotatedElement> members(Class<?> c) {
    List<AnnotatedElement> members = new ArrayList<>(Arrays.asList(c.getDeclaredFields()));
    for (Method m : c.getDeclaredMethods()) {
      if (!m.isBridge()) {
        members.add(m);
      }
    }
    return members;
  }

  /** The attributes that a member may speak for: its own name, what a getter gets; or none. */
  static List<String> attributes(AnnotatedElement member) {
    if (!(member instanceof Method m)) {
      return List.of(((Field) member).getName());
    }
    Matcher getter = GETTER.matcher(m.getName());
    if (m.getParameterCount() > 0) {
      return List.of();
    }
    return getter.matches()
        ? List.of(
            Character.toLowerCase(getter.group(1).charAt(0)) + getter.group(1).substring(1),
            m.getName())
        : List.of(m.getName());
  }

  /**
   * Fields and accessors of a class.
   *
   * @param fields by name, accessors of a record among them
   * @param getters by what comes after {@code get} or {@code is}
   */
  private record ClassWords(Map<String, List<Place>> fields, Map<String, List<Place>> getters) {
    static ClassWords of(Class<?> c) {
      Map<String, List<Place>> fields = new HashMap<>();
      Map<String, List<Place>> getters = new HashMap<>();
      for (Field f : c.getDeclaredFields()) {
        fields.computeIfAbsent(f.getName(), n -> new ArrayList<>()).add(new Place(f));
      }
      for (Method m : c.getDeclaredMethods()) {
        if (m.getParameterCount() == 0 && !m.isBridge()) {
          Matcher getter = GETTER.matcher(m.getName());
          if (getter.matches()) {
            getters.computeIfAbsent(getter.group(1), n -> new ArrayList<>()).add(new Place(m));
          }
          if (c.isRecord() || m.getName().startsWith("is")) { // Kotlin: isOpen() gets isOpen
            fields.computeIfAbsent(m.getName(), n -> new ArrayList<>()).add(new Place(m));
          }
        }
      }
      return new ClassWords(fields, getters);
    }

    List<Place> places(String name) {
      List<Place> places = new ArrayList<>(fields.getOrDefault(name, List.of()));
      if (!getters.isEmpty()) {
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        places.addAll(getters.getOrDefault(suffix, List.of()));
      }
      return places;
    }
  }

  private Optional<Class<?>> mixin(Class<?> type) {
    return Optional.ofNullable(mixins.get(type));
  }

  /** The same word may stand on field and accessor; a mixin must not repeat the class. */
  private List<Place> checked(String what, List<Place> places) {
    for (Place p : places) {
      for (Class<?> word : p.clashes()) {
        twice(what, "one annotation on " + p.where(), "another", "@" + word.getSimpleName());
      }
    }
    Place last = places.isEmpty() ? null : places.get(places.size() - 1);
    if (last != null && last.isMixin()) {
      for (Place p : places.subList(0, places.size() - 1)) {
        for (Class<?> word : Place.twice(p, last)) {
          twice(what, p.where(), last.where(), "@" + word.getSimpleName());
        }
      }
    }
    return places;
  }

  private void twice(String what, String one, String other, String word) {
    findings.error(
        Code.DECLARED_TWICE,
        what,
        what
            + " is declared twice"
            + (word.isEmpty() ? "" : ", with " + word)
            + ": in "
            + one
            + " and in "
            + other
            + ".",
        "Keep one of the two; neither is nearer than the other.");
  }

  /** Mixins that speak of what is not there; to be asked once everything has been read. */
  void checkUnused() {
    mixins.forEach(
        (type, mixin) -> {
          if (!met.containsKey(type)) {
            findings.error(
                Code.MIXIN,
                mixin.getSimpleName(),
                mixin.getSimpleName()
                    + " speaks for "
                    + type.getSimpleName()
                    + ", which this persistence unit does not map.",
                "Remove the mixin, or name the entity, embeddable or mapped superclass.");
            return;
          }
          List<String> names = List.copyOf(met.getOrDefault(type, Set.of()));
          for (String method : unused.getOrDefault(mixin, Set.of())) {
            findings.error(
                Code.MIXIN,
                mixin.getSimpleName() + "." + method,
                mixin.getSimpleName()
                    + "."
                    + method
                    + "(): "
                    + type.getSimpleName()
                    + " has no such attribute."
                    + Findings.didYouMean(method, names),
                "Name the method like the attribute."
                    + (names.isEmpty() ? "" : " Attributes: " + String.join(", ", names) + "."));
          }
        });
  }
}

package dev.lethe.scan;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where declarations stand: a class, a field, an accessor, or a mixin's method of that name. A
 * company's own annotation brings along those that it carries; what stands there itself is nearer.
 */
final class Place {
  private static final String WORDS = Retain.class.getPackageName();
  private static final Annotation[] NONE = {};

  private final AnnotatedElement element;
  private final List<Annotation> own;
  private final Map<Class<?>, List<Annotation>> carried = new LinkedHashMap<>();
  private final Map<Class<?>, List<Annotation>> found = new HashMap<>();

  Place(AnnotatedElement element) {
    this.element = element;
    this.own = Arrays.asList(element.getDeclaredAnnotations());
    for (Annotation a : own) {
      carry(a, a.annotationType(), new HashSet<>());
      index(a);
    }
    if (!carried.isEmpty()) {
      indexCarried();
    }
  }

  private void indexCarried() {
    Set<Class<?>> here = new HashSet<>();
    own.forEach(a -> here.add(family(a)));
    for (List<Annotation> brought : carried.values()) {
      for (Annotation a : brought) {
        if (!here.contains(family(a))) {
          index(a);
        }
      }
    }
  }

  /** Several of a type stand there as one that holds them. */
  private void index(Annotation a) {
    Annotation[] several = repeated(a);
    found.putIfAbsent(
        several.length == 0 ? a.annotationType() : several[0].annotationType(),
        several.length == 0 ? List.of(a) : List.of(several));
  }

  /** Annotations that other annotations carry, by the one that stands there. */
  private void carry(Annotation by, Class<? extends Annotation> type, Set<Class<?>> passed) {
    String home = type.getPackageName();
    if (home.startsWith("java.") || home.equals(WORDS) || !passed.add(type)) {
      return;
    }
    for (Annotation a : type.getDeclaredAnnotations()) {
      if (a.annotationType().getPackageName().equals(WORDS)) {
        carried.computeIfAbsent(by.annotationType(), t -> new ArrayList<>()).add(a);
      }
      carry(by, a.annotationType(), passed);
    }
  }

  boolean isMixin() {
    Class<?> home = element instanceof Member m ? m.getDeclaringClass() : (Class<?>) element;
    return home.isAnnotationPresent(PrivacyMixin.class);
  }

  /** Simple name of what a mixin speaks for. */
  String target() {
    return ((Class<?>) element).getAnnotation(PrivacyMixin.class).value().getSimpleName();
  }

  boolean isType() {
    return element instanceof Class<?>;
  }

  /** Simple name of the class or name of the member. */
  String name() {
    return element instanceof Class<?> c
        ? c.getSimpleName()
        : element instanceof Member m ? m.getName() : element.toString();
  }

  /** With its class, for messages about two places. */
  String where() {
    return element instanceof Member m
        ? m.getDeclaringClass().getSimpleName() + "." + m.getName()
        : name();
  }

  /** What stands there, without what others carry. */
  List<Annotation> own() {
    return own;
  }

  <A extends Annotation> Optional<A> find(Class<A> type) {
    List<Annotation> all = found.get(type);
    return all == null ? Optional.empty() : Optional.of(type.cast(all.get(0)));
  }

  /** The first of that type in these places. */
  static <A extends Annotation> Optional<A> nearest(List<Place> places, Class<A> type) {
    return nearest(places, places.size(), type);
  }

  /** The first of that type in so many of these places. */
  static <A extends Annotation> Optional<A> nearest(List<Place> places, int many, Class<A> type) {
    for (int i = 0; i < many; i++) {
      if (places.get(i).has(type)) {
        return places.get(i).find(type);
      }
    }
    return Optional.empty();
  }

  /** All of that type in the first of these places that has any. */
  static <A extends Annotation> List<A> all(List<Place> places, Class<A> type) {
    for (Place place : places) {
      if (place.has(type)) {
        return place.all(type);
      }
    }
    return List.of();
  }

  boolean has(Class<? extends Annotation> type) {
    return found.containsKey(type);
  }

  /** All of a type, also of one that may be repeated. */
  <A extends Annotation> List<A> all(Class<A> type) {
    List<Annotation> all = found.get(type);
    return all == null ? List.of() : all.stream().map(type::cast).toList();
  }

  private static Annotation[] repeated(Annotation a) {
    return a instanceof Retain.All r
        ? r.value()
        : a instanceof KeepFor.All k
            ? k.value()
            : a instanceof SubjectLink.All l
                ? l.value()
                : a instanceof Processing.All p ? p.value() : NONE;
  }

  /**
   * What is said twice here: by two annotations that others carry, or here and at another place.
   */
  static List<Class<?>> twice(Place a, Place b) {
    Set<Class<?>> here = new HashSet<>();
    a.words().forEach(x -> here.add(family(x)));
    return b.words().stream().map(Place::family).filter(here::contains).distinct().toList();
  }

  /** Families that two of a place's own annotations carry. */
  List<Class<?>> clashes() {
    if (carried.size() < 2) {
      return List.of();
    }
    Set<Class<?>> seen = new HashSet<>();
    own.forEach(a -> seen.add(family(a)));
    Set<Class<?>> met = new HashSet<>();
    List<Class<?>> clashes = new ArrayList<>();
    for (List<Annotation> brought : carried.values()) {
      brought.stream()
          .map(Place::family)
          .distinct()
          .filter(f -> !seen.contains(f) && !met.add(f))
          .forEach(clashes::add);
    }
    return clashes;
  }

  /** The library's words that stand here or are carried here. */
  List<Annotation> words() {
    List<Annotation> words = new ArrayList<>();
    for (Annotation a : own) {
      if (a.annotationType().getPackageName().equals(WORDS)) {
        words.add(a);
      }
    }
    carried.values().forEach(words::addAll);
    return words;
  }

  /** Words as one writes them, each once: {@code @Retain, @Processing}. */
  static String written(List<Annotation> words) {
    return words.stream()
        .map(w -> "@" + w.annotationType().getSimpleName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The three sentences about retention, and repeated ones, replace one another. */
  private static Class<?> family(Annotation a) {
    return family(a.annotationType());
  }

  static Class<?> family(Class<?> type) {
    Class<?> one = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    return one == RetainUntil.class || one == RetainWith.class || one == FollowsRecord.class
        ? Retain.class
        : one;
  }
}

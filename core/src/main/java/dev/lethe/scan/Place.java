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

  private final AnnotatedElement element;
  private final List<Annotation> own;
  private final Map<Class<?>, List<Annotation>> carried = new LinkedHashMap<>();

  Place(AnnotatedElement element) {
    this.element = element;
    this.own = Arrays.asList(element.getDeclaredAnnotations());
    own.forEach(a -> carry(a, a.annotationType(), new HashSet<>()));
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
    return all(type).stream().findFirst();
  }

  boolean has(Class<? extends Annotation> type) {
    return find(type).isPresent();
  }

  /** All of a type, also of one that may be repeated. */
  <A extends Annotation> List<A> all(Class<A> type) {
    List<A> here = of(type, own);
    if (!here.isEmpty()
        || carried.isEmpty()
        || own.stream().anyMatch(a -> family(a) == family(type))) {
      return here;
    }
    return carried.values().stream()
        .map(brought -> of(type, brought))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static <A extends Annotation> List<A> of(Class<A> type, List<Annotation> among) {
    for (Annotation a : among) {
      if (type.isInstance(a)) {
        return List.of(type.cast(a));
      }
      if (a.annotationType().getEnclosingClass() == type) {
        return repeated(type, a);
      }
    }
    return List.of();
  }

  private static <A extends Annotation> List<A> repeated(Class<A> type, Annotation container) {
    Annotation[] many =
        container instanceof Retain.All r
            ? r.value()
            : container instanceof KeepFor.All k
                ? k.value()
                : container instanceof SubjectLink.All l
                    ? l.value()
                    : container instanceof Processing.All p ? p.value() : new Annotation[0];
    return Arrays.stream(many).map(type::cast).toList();
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
    Set<Class<?>> seen = new HashSet<>();
    own.stream().map(Place::family).forEach(seen::add);
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
    List<Annotation> words =
        new ArrayList<>(
            own.stream().filter(a -> a.annotationType().getPackageName().equals(WORDS)).toList());
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

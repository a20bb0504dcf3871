package dev.lethe.layout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The ArchUnit rules that follow from a {@link Layout}. */
final class LayoutRules {
  private final Layout layout;

  LayoutRules(Layout layout) {
    this.layout = layout;
  }

  ArchRule everyPackageStandsInTheTable() {
    return rule(
        "stand in a package of the table",
        (c, wrong) -> {
          if (Layout.place(row(c)) < 0)
            wrong.accept(c.getName() + " is in a package that Layout.ROWS does not have");
        });
  }

  ArchRule aPackageUsesOnlyThoseAboveIt() {
    return rule(
        "use only packages above their own",
        (c, wrong) -> {
          for (Dependency d : c.getDirectDependenciesFromSelf()) {
            Optional<String> target = layout.rowOf(base(d).getPackageName());
            if (target.isPresent() && Layout.place(target.get()) > Layout.place(row(c)))
              wrong.accept(d.getDescription());
          }
        });
  }

  ArchRule packagesHaveNoCycles() {
    return SlicesRuleDefinition.slices()
        .matching(layout.root() + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  ArchRule technologyStaysAtHome() {
    return rule(
        "use a library only where it is at home",
        (c, wrong) -> {
          for (Dependency d : c.getDirectDependenciesFromSelf()) {
            JavaClass target = base(d);
            if (target.isPrimitive() || layout.rowOf(target.getPackageName()).isPresent()) continue;
            Optional<Layout.Home> home = Layout.homeOf(target.getName());
            if (home.isEmpty() || !Layout.mayUse(row(c), home.get()))
              wrong.accept(d.getDescription());
          }
        });
  }

  ArchRule publicTypesCannotBeExtended() {
    return rule(
        "be a record, an enum, sealed, an interface or final where they are public",
        (c, wrong) -> {
          if (!isPublic(c) || c.isInterface() || c.isEnum()) return;
          Class<?> type = c.reflect();
          if (!type.isSealed() && !c.getModifiers().contains(JavaModifier.FINAL))
            wrong.accept(c.getName() + " is public and open for extension");
        });
  }

  ArchRule namesSayWhatTheThingIs() {
    return rule(
        "have a name that says what they are",
        (c, wrong) -> {
          String name = c.getSimpleName();
          if (name.startsWith("Abstract") || Layout.EMPTY_WORDS.stream().anyMatch(name::endsWith))
            wrong.accept(c.getName() + " has a name that says nothing");
        });
  }

  ArchRule clockZoneAndChanceAreArguments() {
    return rule(
        "get time, zone and chance as arguments",
        (c, wrong) ->
            c.getCodeUnitAccessesFromSelf()
                .forEach(
                    access ->
                        Layout.callsOf(
                                access.getTargetOwner().getName(),
                                access.getTargetOwner()::isAssignableTo,
                                access.getName())
                            .filter(call -> !call.packages().contains(row(c)))
                            .forEach(
                                call ->
                                    wrong.accept(
                                        access.getDescription() + ": " + call.instead()))));
  }

  /** Share of the top-level types of the engines and values that no host can see. */
  long percentPackagePrivate(JavaClasses library) {
    List<JavaClass> judged =
        library.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(c -> !row(c).equals("model") && !row(c).equals("annotation"))
            .toList();
    return 100 * judged.stream().filter(c -> !isPublic(c)).count() / judged.size();
  }

  long sharedWords(JavaClasses library) {
    return library.stream().filter(c -> c.isTopLevelClass() && row(c).equals("model")).count();
  }

  /** A nested type is public when all that enclose it are. */
  static boolean isPublic(JavaClass c) {
    return c.getModifiers().contains(JavaModifier.PUBLIC)
        && c.getEnclosingClass().map(LayoutRules::isPublic).orElse(true);
  }

  private String row(JavaClass c) {
    return layout.rowOf(c.getPackageName()).orElseThrow();
  }

  private static JavaClass base(Dependency d) {
    return d.getTargetClass().getBaseComponentType();
  }

  private static ArchRule rule(String should, BiConsumer<JavaClass, Consumer<String>> check) {
    return classes()
        .should(
            new ArchCondition<JavaClass>(should) {
              @Override
              public void check(JavaClass c, ConditionEvents events) {
                check.accept(c, text -> events.add(SimpleConditionEvent.violated(c, text)));
              }
            });
  }
}

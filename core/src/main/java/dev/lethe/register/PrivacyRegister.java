package dev.lethe.register;

import dev.lethe.annotation.Category;
import dev.lethe.deadline.Seat;
import dev.lethe.deadline.StatutoryClocks;
import dev.lethe.model.DeclarationException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the organisation says about its processing, apart from the code: who is responsible, which
 * activities there are and why they are lawful, who gets data, which law wants it kept. Two
 * registers that say the same are equal, wherever in a file they say it.
 *
 * @param stated false where there is no register, only what observing needs
 * @param application name of the host
 * @param subjects kinds of person, by id
 * @param stores places that hold data, by id
 * @param cookies by name
 * @param measures of the whole organisation, Art. 32, sorted
 * @param gaps what is open and has no place elsewhere, as written
 * @param categories of data that only this organisation has, by id
 * @param schema things in the database that no entity maps
 * @param promised periods that were promised at collection, by entity, day and fields
 */
public record PrivacyRegister(
    boolean stated,
    String application,
    Controller controller,
    SortedMap<String, Subject> subjects,
    SortedMap<String, Activity> activities,
    SortedMap<String, Recipient> recipients,
    SortedMap<String, Obligation> obligations,
    SortedMap<String, DataStore> stores,
    Promises promises,
    List<Prohibition> prohibitions,
    SortedMap<String, Cookie> cookies,
    List<String> measures,
    List<String> gaps,
    SortedMap<String, CustomCategory> categories,
    SchemaNotes schema,
    List<Promised> promised) {
  public PrivacyRegister {
    subjects = copy(subjects);
    activities = copy(activities);
    recipients = copy(recipients);
    obligations = copy(obligations);
    stores = copy(stores);
    prohibitions = List.copyOf(prohibitions);
    cookies = copy(cookies);
    measures = List.copyOf(measures);
    gaps = List.copyOf(gaps);
    categories = copy(categories);
    promised = List.copyOf(promised);
  }

  private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /**
   * Reads the register from the class path.
   *
   * @param path for example {@code privacy/register.yml}
   * @throws DeclarationException with LETHE-201 where there is none, else as {@link #parse}
   */
  public static PrivacyRegister fromClasspath(String path) {
    return RegisterFile.read(path);
  }

  /**
   * Reads the register.
   *
   * @param source name of the file, for messages
   * @param text YAML
   * @throws DeclarationException with every problem at once: LETHE-202 malformed, LETHE-203
   *     incomplete, LETHE-204 a reference to something that is not declared
   */
  public static PrivacyRegister parse(String source, String text) {
    return RegisterReader.read(source, text);
  }

  /** For observing without a register: everything is open, and days end in UTC. */
  public static PrivacyRegister unstated() {
    return new PrivacyRegister(
        false,
        "application",
        new Controller(
            open(),
            open(),
            open(),
            open(),
            open(),
            ZoneOffset.UTC,
            open(),
            open(),
            open(),
            open(),
            Place.NOWHERE,
            Optional.empty()),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new Promises(Optional.empty(), Optional.empty()),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        SchemaNotes.NONE,
        List.of());
  }

  private static <T> Stated<T> open() {
    return Stated.open("there is no privacy register yet");
  }

  /**
   * The clocks that the law runs on this controller, with a profile and holidays of its own where
   * they stand beside the register: {@code profiles/<id>.yml} and {@code holidays.yml}.
   */
  public StatutoryClocks clocks() {
    return new StatutoryClocks(
        new Seat(
            controller.profile().known(),
            controller.country().known(),
            controller.subdivision(),
            controller.zone(),
            controller.folder()),
        promises.answerWithin().flatMap(Stated::known));
  }

  /** Ids of all categories of data: the library's and the organisation's own. */
  public SortedSet<String> categoryIds() {
    SortedSet<String> ids = new TreeSet<>(categories.keySet());
    for (Category category : Category.values()) {
      if (category != Category.CUSTOM) {
        ids.add(category.id());
      }
    }
    return Collections.unmodifiableSortedSet(ids);
  }

  /** {@code contact.email} as "E-mail address"; an own category by its title. */
  public Stated<String> categoryTitle(String id) {
    CustomCategory own = categories.get(id);
    return own == null ? Stated.of(CategoryTitle.of(id)) : own.title();
  }
}

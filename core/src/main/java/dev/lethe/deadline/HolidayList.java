package dev.lethe.deadline;

import dev.lethe.json.Node;
import dev.lethe.model.Code;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Public holidays that the host lists itself, in {@code holidays.yml} beside the register.
 *
 * @param replaces whether they stand in the place of the country's calendar; for the years they
 *     name
 */
record HolidayList(boolean replaces, Set<LocalDate> days) {
  static final HolidayList NONE = new HolidayList(false, Set.of());

  HolidayList {
    days = Set.copyOf(days);
  }

  /** The years that have a day in the list. */
  Set<Integer> years() {
    return days.stream().map(LocalDate::getYear).collect(Collectors.toSet());
  }

  static HolidayList read(String folder) {
    String path = folder + "holidays.yml";
    LawFile file = new LawFile(path, Code.HOLIDAYS_WRONG);
    return file.find().map(text -> read(file, text)).orElse(NONE);
  }

  private static HolidayList read(LawFile file, String text) {
    Map<String, Node> root = file.root(text, Set.of("replaces", "days"));
    boolean replaces = root.containsKey("replaces") && file.flag(root, "replaces", 1);
    Set<LocalDate> days = new HashSet<>();
    for (Node item : file.items(root, "days")) {
      Map<String, Node> entry = file.mapping(item, "a holiday", Set.of("date", "name"));
      file.date(entry, "date", "2026-12-25", item.line()).ifPresent(days::add);
      file.text(entry, "name", item.line());
    }
    if (days.isEmpty()) {
      file.add(1, "lists no day.", "Write days: [{ date: 2026-12-25, name: Christmas Day }].");
    }
    file.throwIfAny();
    return new HolidayList(replaces, days);
  }
}

package dev.lethe.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who gets data, Art. 4(9) and 30(1)(d) GDPR.
 *
 * @param purpose what it gets data for
 * @param countries where the data goes
 * @param transfer safeguard of Chapter V, where one is needed
 * @param contract under which it acts, Art. 28(3)
 * @param keepsOnOwnDuty whether it keeps data under duties of its own, so that an erasure cannot
 *     reach it
 */
public record Recipient(
    String id,
    Stated<String> name,
    Stated<Role> role,
    Stated<String> purpose,
    Stated<Countries> countries,
    Optional<Stated<String>> transfer,
    Optional<Contract> contract,
    boolean keepsOnOwnDuty,
    Place at) {
  /** What a recipient is in law. */
  public enum Role {
    PROCESSOR("processor", "Processor"),
    JOINT_CONTROLLER("joint-controller", "Joint controller"),
    CONTROLLER_OWN_DUTY("controller-own-duty", "Controller under its own duties"),
    THIRD_PARTY("third-party", "Third party");

    private final String id;
    private final String title;

    Role(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** As the register writes it. */
    public String id() {
      return id;
    }

    /** For people. */
    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * Where data goes: a region, countries, or both.
   *
   * @param region {@code EU} or {@code EEA}
   * @param codes ISO 3166 alpha-2, sorted
   */
  public record Countries(Optional<String> region, List<String> codes) {
    /** Regulation (EU) 2016/679 with the EEA agreement, as of 2026. */
    private static final Set<String> EEA =
        Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
            "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
            "SI", "SK");

    public Countries {
      codes = List.copyOf(new TreeSet<>(codes));
    }

    /** Those that are third countries in the sense of Chapter V, sorted. */
    public List<String> third() {
      return codes.stream().filter(code -> !EEA.contains(code)).toList();
    }

    /** {@code EU region}; {@code Germany, United States}. */
    public String inWords() {
      TreeSet<String> names = new TreeSet<>();
      codes.forEach(code -> names.add(new Locale("", code).getDisplayCountry(Locale.ENGLISH)));
      String countries = String.join(", ", names);
      String place = region.map(r -> r + " region").orElse("");
      return place.isEmpty() || countries.isEmpty()
          ? place + countries
          : place + " (" + countries + ")";
    }

    @Override
    public String toString() {
      return inWords();
    }
  }

  /** The contract with a processor, or the arrangement with a joint controller. */
  public record Contract(
      Stated<String> reference, Stated<LocalDate> date, Optional<Stated<LocalDate>> reviewBy) {}

  /** Where it is declared: {@code privacy/register.yml:35}. */
  public String place() {
    return at.toString();
  }
}

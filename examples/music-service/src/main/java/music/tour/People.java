package music.tour;

import java.util.Locale;
import java.util.random.RandomGenerator;
import music.BillingParty;

/** Invented names, addresses and devices; domains and networks are those set aside for examples. */
final class People {
  private static final String[] FIRST = {
    "Ada", "Alma", "Anton", "Bela", "Carla", "Chidi", "Dana", "Elif", "Emil", "Farah", "Finn",
    "Greta", "Hugo", "Ines", "Ivo", "Jana", "Jonas", "Kaja", "Karim", "Lena", "Lior", "Mara",
    "Mats", "Nadia", "Noor", "Oskar", "Paula", "Pia", "Rafael", "Rosa", "Samir", "Selma", "Stella",
    "Tariq", "Theo", "Vera", "Viktor", "Wanda", "Yara", "Zofia"
  };
  private static final String[] LAST = {
    "Ahmadi",
    "Albrecht",
    "Bakker",
    "Berger",
    "Conti",
    "Costa",
    "Demir",
    "Dubois",
    "Eriksen",
    "Farkas",
    "Fischer",
    "Garcia",
    "Haas",
    "Horvat",
    "Iversen",
    "Jansen",
    "Kaya",
    "Kowalski",
    "Larsen",
    "Lindqvist",
    "Marino",
    "Moreau",
    "Nowak",
    "Okafor",
    "Oliveira",
    "Petrov",
    "Quist",
    "Rossi",
    "Sato",
    "Schmitt",
    "Silva",
    "Tanaka",
    "Toth",
    "Urban",
    "Virtanen",
    "Weber",
    "Yilmaz",
    "Zeman"
  };
  private static final String[] MAIL = {"example.org", "example.net", "example.com"};
  private static final String[] STREET = {
    "Lindenweg", "Rue des Lilas", "Via Verde", "Calle Mayor", "Kerkstraat", "Storgata"
  };
  private static final String[][] TOWN = {
    {"10115 Berlin", "DE"},
    {"1010 Wien", "AT"},
    {"75011 Paris", "FR"},
    {"20121 Milano", "IT"},
    {"28013 Madrid", "ES"},
    {"1012 Amsterdam", "NL"}
  };
  private static final String[] NETWORK = {"192.0.2.", "198.51.100.", "203.0.113."};
  private static final String[] AGENT = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_6) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Mobile/15E148",
    "music-service-app/4.2 (Android 16)"
  };

  private final RandomGenerator chance;

  People(RandomGenerator chance) {
    this.chance = chance;
  }

  String name() {
    return pick(FIRST) + " " + pick(LAST);
  }

  /** The number keeps two people of one name apart. */
  String email(String name, int number) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + number + "@" + pick(MAIL);
  }

  BillingParty billing(String name) {
    String[] town = TOWN[chance.nextInt(TOWN.length)];
    return new BillingParty(
        name, pick(STREET) + " " + (1 + chance.nextInt(120)) + ", " + town[0], town[1]);
  }

  /** Never the last number of a network below 20: those are the cast's. */
  String ip() {
    return chance.nextInt(10) == 0
        ? "2001:db8::" + Integer.toHexString(1 + chance.nextInt(0xffff))
        : pick(NETWORK) + (20 + chance.nextInt(230));
  }

  String userAgent() {
    return pick(AGENT);
  }

  String pick(String... from) {
    return from[chance.nextInt(from.length)];
  }
}

package dev.lethe.register;

import static dev.lethe.register.ValueType.COUNTRY;
import static dev.lethe.register.ValueType.MONTH_DAY;
import static dev.lethe.register.ValueType.SUBDIVISION;
import static dev.lethe.register.ValueType.TEXT;
import static dev.lethe.register.ValueType.ZONE;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads who the controller is. */
final class ControllerReader {
  private ControllerReader() {}

  static Controller read(Section c) {
    Optional<ZoneId> zone =
        c.required(
            "zone", ZONE, "Write zone: Europe/Berlin (or yours): it decides when a day ends.");
    Controller controller =
        new Controller(
            c.stated("name", TEXT, "who is the controller?"),
            c.stated("contact", TEXT, "where can a person write to?"),
            c.stated("address", TEXT, "postal address of the controller"),
            c.stated("representative", TEXT, "representative in the Union, Art. 27?"),
            c.stated("dpo", TEXT, "data protection officer, Art. 37?"),
            zone.orElse(ZoneOffset.UTC),
            c.stated("profile", TEXT, "which jurisdiction's clocks apply?"),
            c.stated("country", COUNTRY, "country of establishment"),
            c.stated("fiscalYearEnd", MONTH_DAY, "last day of the fiscal year"),
            c.stated("authority", TEXT, "lead supervisory authority"),
            c.place(),
            c.plain("subdivision", SUBDIVISION));
    c.close();
    return controller;
  }
}

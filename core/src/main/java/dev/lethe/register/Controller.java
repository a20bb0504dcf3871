package dev.lethe.register;

import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who decides why and how the data is processed, Art. 4(7) and 30(1)(a) GDPR.
 *
 * @param contact where a person can write to
 * @param representative in the Union, Art. 27
 * @param dpo data protection officer, Art. 37
 * @param zone decides when a day and a year end; never open
 * @param profile jurisdiction profile: {@code EU-GDPR}
 * @param country of establishment, ISO 3166: decides holidays and authority
 * @param fiscalYearEnd last day of the fiscal year; stated wherever an obligation counts from it
 * @param authority lead supervisory authority
 * @param subdivision the part of the country whose holidays count as well: {@code BY} of ISO 3166-2
 *     DE-BY
 */
public record Controller(
    Stated<String> name,
    Stated<String> contact,
    Stated<String> address,
    Stated<String> representative,
    Stated<String> dpo,
    ZoneId zone,
    Stated<String> profile,
    Stated<String> country,
    Stated<MonthDay> fiscalYearEnd,
    Stated<String> authority,
    Place at,
    Optional<String> subdivision) {
  /** Where it is declared: {@code privacy/register.yml:5}. */
  public String place() {
    return at.toString();
  }

  /** The folder of the register it is declared in, with a slash at its end. */
  String folder() {
    return at.folder();
  }
}

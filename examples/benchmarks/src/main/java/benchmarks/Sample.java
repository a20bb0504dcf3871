package benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An open-source application whose model was labelled by hand; {@code facts/README.md} says how.
 */
enum Sample {
  PETCLINIC,
  FINERACT,
  THINGSBOARD,
  BROADLEAF,
  OPENMRS,
  SHOPIZER,
  ROLLER,
  SISMICS,
  JHIPSTER,
  OPENLMIS,
  OPENMEETINGS,
  APOLLO,
  SYNCOPE,
  ELEXIS,
  SIGA,
  ELADMIN,
  DSPACE,
  LIBREPLAN,
  OPENHOSPITAL,
  PAYCONNECTOR,
  OPENKM,
  OPENCAST,
  KITODO,
  ZHCET,
  ESUPSIGNATURE,
  WEBAPI;

  List<LabelledFact> facts() throws IOException {
    String file = "/facts/" + name().toLowerCase(Locale.ROOT) + ".csv";
    InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(file), file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(LabelledFact::of).toList();
    }
  }
}

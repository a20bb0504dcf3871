package dev.lethe.spring;

import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.register.PrivacyRegister;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The privacy register, wherever {@code lethe.register} says it is. */
record Register(String location, ResourceLoader resources) {
  private static final String CLASSPATH = ResourceLoader.CLASSPATH_URL_PREFIX;

  boolean exists() {
    return resources.getResource(location).exists();
  }

  PrivacyRegister read() {
    if (location.startsWith(CLASSPATH))
      return PrivacyRegister.fromClasspath(location.substring(CLASSPATH.length()));
    Resource file = resources.getResource(location);
    if (!file.exists())
      throw problem(
          Code.REGISTER_MISSING,
          location + ": is not there.",
          "Put it there, or set lethe.register to where it is.");
    try {
      return PrivacyRegister.parse(location, file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw problem(
          Code.REGISTER_MALFORMED,
          location + ": cannot be read.",
          "Make the file readable and not locked.");
    }
  }

  private DeclarationException problem(Code code, String message, String remedy) {
    return new DeclarationException(
        List.of(new Finding(code, Severity.ERROR, location, message, remedy)));
  }
}

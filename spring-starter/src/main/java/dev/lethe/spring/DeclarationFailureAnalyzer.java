package dev.lethe.spring;

import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists every wrong declaration with its remedy, and says how to start without acting. */
final class DeclarationFailureAnalyzer extends AbstractFailureAnalyzer<DeclarationException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, DeclarationException cause) {
    List<Finding> findings = cause.findings();
    String listed =
        findings.stream()
            .map(f -> "  " + f.code().id() + " " + f.message())
            .collect(Collectors.joining("\n"));
    String remedies =
        findings.stream()
            .map(f -> "  " + f.place() + ": " + f.remedy() + inBoot(f.code()))
            .distinct()
            .collect(Collectors.joining("\n"));
    return new FailureAnalysis(
        "Lethe does not act by declarations that are wrong (" + findings.size() + "):\n\n" + listed,
        remedies + "\n\nOr look first, and change nothing: lethe.mode=observe",
        cause);
  }

  private static String inBoot(Code code) {
    return switch (code) {
      case CADENCE -> " In Spring Boot: lethe.schedule.retention.";
      case STORE_UNKNOWN -> " In Spring Boot: a bean of type ObjectStore with that name.";
      case REGISTER_MISSING -> "\n  Where it is may be said by lethe.register.";
      default -> "";
    };
  }
}

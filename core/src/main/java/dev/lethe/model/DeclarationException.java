package dev.lethe.model;

import java.util.List;
import java.util.stream.Collectors;

/** From {@code build()}: every wrong declaration at once, not the first. */
public final class DeclarationException extends LetheException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  public DeclarationException(List<Finding> findings) {
    super(
        Code.DECLARATIONS_WRONG,
        findings.size()
            + " declaration(s) are wrong:\n"
            + findings.stream().map(Finding::toText).collect(Collectors.joining("\n"))
            + "\n",
        "Each has its remedy beside it.");
    this.findings = List.copyOf(findings);
  }

  /** All findings that are errors, in the order of their places. */
  public List<Finding> findings() {
    return findings;
  }
}

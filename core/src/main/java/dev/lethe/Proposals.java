package dev.lethe;

import dev.lethe.model.InfrastructureException;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.report.Reports;
import dev.lethe.scan.Proposal;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * From nothing to a first map: writes proposed declarations of an application that has none, as
 * mixins that compile and a register full of questions. Every guess is marked as one.
 *
 * <pre>{@code
 * System.out.println(Proposals.of(emf).writeTo(Path.of("src/main")).toText());
 * }</pre>
 */
public final class Proposals {
  private final EntityManagerFactory emf;
  private final List<Class<?>> mixins;

  private Proposals(EntityManagerFactory emf, List<Class<?>> mixins) {
    this.emf = emf;
    this.mixins = mixins;
  }

  /**
   * For every entity that neither annotations nor these mixins declare yet.
   *
   * @param mixins those that there are already, proposed ones among them
   */
  public static Proposals of(EntityManagerFactory emf, Class<?>... mixins) {
    return new Proposals(emf, List.of(mixins));
  }

  /**
   * Writes {@code java/…Privacy.java} for each class, {@code resources/privacy/register.yml}, and
   * {@code lethe/data-map.html} and {@code .json}, which show what is declared now. A file that was
   * changed or removed by hand is left as it is.
   *
   * @param folder for example {@code src/main}
   * @throws InfrastructureException with LETHE-140 where a file cannot be read or written
   */
  public Written writeTo(Path folder) {
    Proposal proposal = Proposal.of(emf, mixins);
    DraftFolder drafts = new DraftFolder(folder);
    Written written = drafts.write(proposal);
    PrivacyRegister register =
        drafts
            .read(Proposal.REGISTER)
            .map(text -> PrivacyRegister.parse(Proposal.REGISTER, text))
            .orElseGet(PrivacyRegister::unstated);
    try (Lethe lethe = Lethe.observe(emf, register, mixins.toArray(Class<?>[]::new))) {
      lethe.reports().dataMap(Reports.Format.HTML, drafts.own("data-map.html"));
      lethe.reports().dataMap(Reports.Format.JSON, drafts.own("data-map.json"));
    }
    return written;
  }

  /**
   * What was done.
   *
   * @param written files that are new or were proposed anew
   * @param kept files that somebody changed or removed, and that were not touched
   * @param guesses how many declarations of the proposal are guesses
   * @param questions how many things it leaves open
   */
  public record Written(List<Path> written, List<Path> kept, int guesses, int questions) {
    public Written {
      written = List.copyOf(written);
      kept = List.copyOf(kept);
    }

    /** For a terminal: one line for each file, and what to do next. */
    public String toText() {
      StringBuilder text = new StringBuilder();
      written.forEach(path -> text.append("written  ").append(path).append('\n'));
      kept.forEach(path -> text.append("kept     ").append(path).append(" (yours)\n"));
      return text.append(guesses)
          .append(" guess(es) to confirm, ")
          .append(questions)
          .append(" question(s) to answer: look for \"guess\" and \"open\" in these files.\n")
          .toString();
    }
  }
}

package dev.lethe;

import dev.lethe.erasure.Erasures;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.export.Exports;
import dev.lethe.export.Exports.ExportReceipt;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.page.Block;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import dev.lethe.register.Controller;
import dev.lethe.request.Fulfilling;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Carries requests out by the engines. An erasure has its request's id, so that a repeated call
 * finds the one that was begun.
 *
 * @param packages where the package for a request goes
 */
record Carrying(
    Erasures erasures,
    Exports exports,
    Controller controller,
    Optional<Function<UUID, Exports.Sink>> packages)
    implements Fulfilling {
  @Override
  public Done erase(UUID request, Person person, Actor by) {
    ErasureOutcome outcome = known(request).orElseGet(() -> execute(request, person, by));
    if (outcome.status() == ErasureOutcome.Status.PLAN_CHANGED) {
      throw new InfrastructureException(
          Code.PLAN_OVERTAKEN,
          "What holds for the person changed while the erasure began; nothing was destroyed.",
          "Call fulfil(…) again.",
          true);
    }
    return new Done(
        request,
        outcome.status() == ErasureOutcome.Status.COMPLETE,
        erasures.certificate(request).html());
  }

  private Optional<ErasureOutcome> known(UUID request) {
    try {
      return Optional.of(erasures.outcome(request));
    } catch (MisuseException e) {
      if (e.code() == Code.ERASURE_UNKNOWN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ErasureOutcome execute(UUID request, Person person, Actor by) {
    ErasurePlan plan = erasures.plan(person, ErasureGround.NO_LONGER_NECESSARY);
    return erasures.execute(plan.withId(request), by);
  }

  @Override
  public Done export(UUID request, Person person, Actor by) {
    Exports.Sink sink =
        packages
            .orElseThrow(
                () ->
                    new MisuseException(
                        Code.REQUEST_BY_HAND,
                        "Nobody has said where packages for access requests go.",
                        "Give .packages(request -> Sink.file(…)) to the builder; or call"
                            + " exports().access(…) and then requests().answered(…)."))
            .apply(request);
    ExportReceipt receipt = exports.access(person, sink);
    return new Done(receipt.id(), true, letter(receipt).toHtml());
  }

  private Page letter(ExportReceipt receipt) {
    long records = receipt.lines().stream().mapToLong(Exports.Line::exported).sum();
    String contact = controller.contact().known().orElse("not stated");
    return new Page(
        "Reply to an access request",
        "Your copy is ready",
        Line.of(
            controller.name().known().orElse("The controller")
                + " has made the copy of your data that you asked for (Art. 15 GDPR)."),
        List.of(
            Section.of(
                "copy",
                "What it is",
                new Block.Bullets(
                    List.of(
                        Line.of(records + " records, as of " + receipt.asOf() + "."),
                        Line.of(
                            "Open index.html in it first; it says what is held, why and how long."),
                        Line.of("SHA-256 of the package: ").code(receipt.sha256())))),
            Section.of(
                "rights",
                "Questions and complaints",
                new Block.Bullets(
                    List.of(
                        Line.of("Questions: " + contact),
                        Line.of(
                            "You may complain to a supervisory authority (Art. 77 GDPR); the one in charge of us: "
                                + controller.authority().known().orElse("not stated")
                                + ". You may go to court (Art. 79 GDPR)."))))),
        Line.of("Reference ").code(receipt.id().toString()));
  }
}

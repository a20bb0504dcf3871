package dev.lethe.request;

import dev.lethe.page.Block;
import dev.lethe.page.Block.Fact;
import dev.lethe.page.Inline.Tone;
import dev.lethe.page.Line;
import dev.lethe.page.Page;
import dev.lethe.page.Section;
import dev.lethe.register.Controller;
import dev.lethe.register.Stated;
import dev.lethe.request.Requests.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What a person reads whose request is refused, Art. 12(4) GDPR. English or German. */
final class RefusalLetter {
  private final Controller controller;
  private final ResourceBundle words;
  private final Locale language;

  RefusalLetter(Controller controller, Locale wanted) {
    this.controller = controller;
    this.language = wanted.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
    this.words =
        ResourceBundle.getBundle(
            "dev.lethe.request.words",
            language,
            RefusalLetter.class.getClassLoader(),
            // what is not translated is English, whatever the JVM speaks
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  String html(RequestTable.Stored request, Refusal refusal, String reason) {
    LocalDate received = LocalDate.ofInstant(request.receivedAt(), controller.zone());
    return new Page(
            language,
            word("letter"),
            word(request.kind().name()),
            Line.of(word("refused")),
            List.of(
                Section.of(
                    "request",
                    word("request"),
                    new Block.Facts(
                        List.of(
                            Fact.of(word("received"), Line.of(day(received))),
                            Fact.of(word("reference"), Line.EMPTY.code(request.id().toString())),
                            Fact.of(word("ground"), Line.of(word(refusal.name()))),
                            Fact.of(word("reason"), Line.of(reason))))),
                Section.of(
                    "rights",
                    word("rights"),
                    new Block.Paragraph(Line.of(word("complaint"))),
                    new Block.Facts(
                        List.of(Fact.of(word("authority"), stated(controller.authority())))),
                    new Block.Paragraph(Line.of(word("remedy")))),
                Section.of(
                    "contact",
                    word("contact"),
                    new Block.Facts(
                        List.of(
                            Fact.of(word("controller"), stated(controller.name())),
                            Fact.of(word("write"), stated(controller.contact())))))),
            Line.of(word("footer")))
        .toHtml();
  }

  private String word(String key) {
    return words.getString(key);
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(word("day"), language).format(day);
  }

  private Line stated(Stated<String> value) {
    return value
        .gap()
        .map(question -> Line.EMPTY.badge(word("open") + ": " + question, Tone.BAD))
        .orElseGet(() -> Line.of(value.inWords()));
  }
}

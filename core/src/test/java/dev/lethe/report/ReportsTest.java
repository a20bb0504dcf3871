package dev.lethe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.Approved;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.SampleMap;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.register.PrivacyRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final PrivacyRegister REGISTER =
      PrivacyRegister.fromClasspath("privacy/register.yml");
  private static final DataMap MAP = SampleMap.of(REGISTER);

  private final Path folder;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thePageIsAsApproved() throws IOException {
    Approved.file(ReportsTest.class, "data-map.html").matches(html(MAP));
  }

  @Test
  void theJsonIsTheMapsOwn() throws IOException {
    Path file = folder.resolve("data-map.json");
    Reports.of(MAP).dataMap(Reports.Format.JSON, file);

    assertThat(Files.readString(file)).isEqualTo(MAP.toJson());
  }

  @Test
  void everyOpenQuestionOfTheRegisterIsAsked() throws IOException {
    String page = html(MAP);
    String html =
        page.substring(
            page.indexOf("<section id=\"open\""), page.indexOf("<section id=\"undeclared\""));
    List<String> questions =
        Pattern.compile("open: \"([^\"]+)\"")
            .matcher(Approved.resource("privacy/register.yml"))
            .results()
            .map(r -> r.group(1))
            .filter(q -> !q.equals("question"))
            .toList();

    assertThat(questions).hasSizeGreaterThan(25);
    assertThat(all("(<strong class=\"open\">)", html)).hasSameSizeAs(questions);
    assertThat(questions)
        .allSatisfy(q -> assertThat(html).contains("<strong class=\"open\">not stated: " + q));
    assertThat(REGISTER.gaps()).allSatisfy(gap -> assertThat(html).contains(gap));
  }

  @Test
  void everythingHeldIsTold() throws IOException {
    String html = html(MAP);

    MAP.entities()
        .forEach(
            entity ->
                entity
                    .groups()
                    .forEach(
                        group -> {
                          group
                              .fields()
                              .forEach(f -> assertThat(html).contains("<code>" + f.column()));
                          group
                              .retention()
                              .forEach(
                                  r -> assertThat(html).contains(Phrases.sentence(r.inWords())));
                          group.obligations().forEach(o -> assertThat(html).contains(o.citation()));
                        }));
    MAP.undeclared().forEach(u -> assertThat(html).contains(u.name(), u.reason()));
    MAP.notPersonal().forEach(n -> assertThat(html).contains(n.name(), n.reason()));
    assertThat(html).contains(MAP.fingerprint());
  }

  @Test
  void everyLinkLeadsSomewhereAndEveryIdIsThereOnce() throws IOException {
    String html = html(MAP);
    List<String> ids = all(" id=\"([^\"]+)\"", html);

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all("href=\"#([^\"]+)\"", html));
  }

  @Test
  void withoutARegisterThePageSaysSo() throws IOException {
    String html = html(SampleMap.of(PrivacyRegister.unstated()));

    assertThat(html)
        .contains(
            "not stated: there is no privacy register",
            "not stated: the activity is not in the register",
            "not stated: the recipient is not in the register");
    assertThat(all(" id=\"([^\"]+)\"", html)).containsAll(all("href=\"#([^\"]+)\"", html));
  }

  @Test
  void anEmptyMapIsAPageToo() throws IOException {
    assertThat(html(new DataMap(REGISTER, List.of(), List.of(), List.of(), List.of(), List.of())))
        .contains("every attribute that was found is declared");
  }

  @Test
  void thePageIsTheSameInEveryLocale() throws IOException {
    String here = html(MAP);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(html(SampleMap.shuffled(REGISTER, 3))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFileThatCannotBeWrittenSaysSo() {
    InfrastructureException e =
        catchThrowableOfType(
            InfrastructureException.class,
            () ->
                Reports.of(MAP)
                    .dataMap(Reports.Format.HTML, folder.resolve("nowhere").resolve("map.html")));

    assertThat(e.code()).isEqualTo(Code.REPORT_NOT_WRITTEN);
    assertThat(e.getMessage()).contains("map.html").doesNotContain(folder.toString());
  }

  private String html(DataMap map) throws IOException {
    Path file = folder.resolve("data-map.html");
    Reports.of(map).dataMap(Reports.Format.HTML, file);
    return Files.readString(file);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .toList();
  }
}

package dev.lethe.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String HOSTILE =
      "</title></style><script>alert(1)</script>\" onload='x' & ${x}";

  @Test
  void hostileTextsComeOutEscapedEverywhere() {
    Line line =
        Line.of(HOSTILE)
            .code(HOSTILE)
            .badge(HOSTILE, Inline.Tone.BAD)
            .link(HOSTILE, HOSTILE)
            .open(HOSTILE);
    Section part = Section.of(HOSTILE, HOSTILE, new Block.Paragraph(line));
    Section section =
        new Section(
            HOSTILE,
            HOSTILE,
            List.of(
                new Block.Bullets(List.of(line)),
                new Block.Facts(List.of(Block.Fact.of(HOSTILE, line))),
                new Block.Figures(List.of(new Block.Figure(HOSTILE, HOSTILE, Inline.Tone.NEUTRAL))),
                new Block.Table(
                    HOSTILE, List.of(HOSTILE), List.of(Block.Row.of(Block.Cell.of(HOSTILE))))),
            List.of(part, new Section("deep", HOSTILE, List.of(), List.of(part))));

    String html = new Page(HOSTILE, HOSTILE, line, List.of(section), line).toHtml();

    String body = html.substring(html.indexOf("</head>"));
    String words = body.replaceAll("</[a-z0-9]+>|<[a-z0-9]+( [a-z-]+=\"[^\"]*\")*>", "");
    assertThat(words).doesNotContain("<");
    assertThat(html.substring(0, html.indexOf("<style>")))
        .contains("<title>&lt;/title&gt;&lt;/style&gt;&lt;script&gt;");
    assertThat(body)
        .contains("&#34; onload=&#39;x&#39;", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void whatIsOpenIsVisible() {
    assertThat(html(Line.of("DPO: ").open("required under Art. 37?")))
        .contains(
            "<p>DPO: <strong class=\"open\">not stated: required under Art. 37?</strong></p>");
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(html(Line.of("x")))
        .doesNotContainPattern("(?i)<script|<link|<img|@import|url\\(|src=|https?://")
        .contains("default-src 'none'");
  }

  @Test
  void aReaderWithoutEyesOrMouseFindsTheWay() {
    String html =
        new Page(
                "Kind",
                "Title",
                Line.EMPTY,
                List.of(
                    new Section(
                        "Invoice/note",
                        "Invoice",
                        List.of(
                            new Block.Table(
                                "Fields",
                                List.of("Field", "Column"),
                                List.of(Block.Row.of(Block.Cell.of("note"), Block.Cell.of("x"))))),
                        List.of())),
                Line.EMPTY)
            .toHtml();

    assertThat(html)
        .contains(
            "<html lang=\"en\">",
            "href=\"#content\"",
            "<main id=\"content\">",
            "<nav class=\"contents\" aria-labelledby=\"contents-heading\">",
            "<a href=\"#Invoice-note\">Invoice</a>",
            "<section id=\"Invoice-note\" aria-labelledby=\"Invoice-note-heading\">",
            "<caption><span>Fields</span></caption>",
            "<th scope=\"col\">Column</th>",
            "<th scope=\"row\"><span class=\"line\">note</span>",
            "role=\"region\" aria-label=\"Fields\" tabindex=\"0\"");
  }

  @Test
  void aTableRefusesARowOfAnotherWidth() {
    assertThatThrownBy(
            () ->
                new Block.Table(
                    "Fields", List.of("a", "b"), List.of(Block.Row.of(Block.Cell.of("x")))))
        .hasMessage("a row of 'Fields' must have 2 cells, had 1");
  }

  private static String html(Line line) {
    return new Page(
            "Kind",
            "Title",
            Line.EMPTY,
            List.of(Section.of("a", "A", new Block.Paragraph(line))),
            Line.EMPTY)
        .toHtml();
  }
}

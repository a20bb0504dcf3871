package dev.lethe.page;

import java.util.List;
import java.util.Locale;

/**
 * One self-contained HTML page: no script, no font, no picture from elsewhere. Reads well on paper,
 * on a phone, in the dark and by voice.
 *
 * @param language of everything it says: English or German
 * @param kind what sort of document it is: {@code Data map}
 * @param title of the page and its first heading
 * @param lead what the reader has in front of them, in one or two sentences
 * @param sections each in the table of contents
 * @param footer how it came to be
 */
public record Page(
    Locale language, String kind, String title, Line lead, List<Section> sections, Line footer) {
  public Page {
    sections = List.copyOf(sections);
  }

  /** A page in English. */
  public Page(String kind, String title, Line lead, List<Section> sections, Line footer) {
    this(Locale.ENGLISH, kind, title, lead, sections, footer);
  }

  /** What the page says of itself, in its language. */
  public String own(String english, String german) {
    return language.getLanguage().equals("de") ? german : english;
  }

  /** The page as HTML in UTF-8 with LF; equal pages give equal text. */
  public String toHtml() {
    return PageWriter.write(this);
  }
}

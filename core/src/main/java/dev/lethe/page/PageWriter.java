package dev.lethe.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Fills the templates, which were compiled with the library. */
final class PageWriter {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageWriter.class.getClassLoader(), "dev.lethe.page.generated");

  private PageWriter() {}

  static String write(Page page) {
    StringOutput out = new StringOutput();
    ENGINE.render("page.jte", page, out);
    return out.toString();
  }
}

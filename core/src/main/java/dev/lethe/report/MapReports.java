package dev.lethe.report;

import dev.lethe.datamap.DataMap;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the reports of one data map. */
record MapReports(DataMap map) implements Reports {
  @Override
  public void dataMap(Format format, Path to) {
    String text =
        switch (format) {
          case JSON -> map.toJson();
          case HTML -> new DataMapPage(map).page().toHtml();
        };
    try {
      Files.writeString(to, text);
    } catch (IOException e) {
      throw new InfrastructureException(
          Code.REPORT_NOT_WRITTEN,
          "The data map could not be written as " + to.getFileName() + ".",
          "Name a file in a folder that exists and can be written to.",
          true);
    }
  }
}

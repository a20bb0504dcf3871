package dev.lethe.spring;

import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.LetheException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about what keeps an instance from acting: tables, keys, scheduler, factory. */
final class LetheFailureAnalyzer extends AbstractFailureAnalyzer<LetheException> {
  private static final String TABLES =
      """
      One of these:
        - let Lethe create them: lethe.schema.initialize=always
        - with Flyway: copy the scripts of db/lethe/<database>/ in lethe-core's jar into your own \
      migrations, under version numbers of your own
        - with Liquibase: a change set with sqlFile for each of these scripts
      Or look first, which needs no tables: lethe.mode=observe""";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, LetheException cause) {
    if (cause instanceof DeclarationException) return null;
    Code code = cause.code();
    String remedy =
        switch (code) {
          case SCHEMA_MISSING, SCHEMA_OLD -> TABLES;
          case KEYS_UNREADABLE ->
              cause.remedy()
                  + "\nWhere it is says lethe.keys.file. Looking needs no key: lethe.mode=observe";
          case KEYS_MISSING -> cause.remedy() + "\nLooking needs no key: lethe.mode=observe";
          default -> cause.remedy();
        };
    return new FailureAnalysis(what(cause) + "\n\n(" + code.anchor() + ")", remedy, cause);
  }

  /** The message without the remedy, which is told apart from it. */
  private static String what(LetheException cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf(cause.remedy());
    return end < 0 ? message : message.substring(0, end).strip();
  }
}

package dev.lethe.model;

import java.util.Locale;

/**
 * The catalogue of codes: every finding and every exception of the library carries one. A number is
 * never reused; {@code docs/codes.md} is printed from this list.
 */
public enum Code {
  DECLARATIONS_WRONG(100, "One or more declarations are wrong; the findings say which."),
  UNDECLARED(101, "What belongs to a person is neither declared personal nor @NotPersonal."),
  SUSPECTED(102, "An entity that nobody declared looks personal."),
  UNDECIDED(
      103, "What shall be decided later: an entry whose day has come, or that names nothing."),
  NO_RETENTION(104, "Personal data without a retention."),
  MIXIN(105, "A mixin speaks of something that is not there."),
  CATEGORY_MISSING(106, "A word about personal data where no category is declared."),
  NO_SUBJECT_PATH(107, "Personal data with no way to a data subject."),
  OWNERLESS_ROWS(108, "Rows that belong to nobody."),
  UNKNOWN_ATTRIBUTE(109, "A list of attributes names one that does not exist."),
  ANCHOR_NULLABLE(110, "An anchor may be null and nothing says what happens then."),
  ANCHOR_UNKNOWN(111, "An anchor names no temporal attribute of the entity."),
  PERIOD_MALFORMED(112, "A period is not ISO-8601."),
  PERIODS_CONTRADICT(113, "A minimum lies above its maximum."),
  LINK_ROLE(114, "A datum of another person's link does not say whose it is."),
  ACTIVITY_MISSING(115, "An activity is missing, or not in the register."),
  DECLARED_TWICE(116, "The same thing is declared in two places."),
  MAPPING_UNSUPPORTED(117, "A mapping that this version cannot judge or act on."),
  REASON_MISSING(118, "A reason is missing or too short."),
  PLACEHOLDER(119, "A value that shall stand after emptying does not fit its column."),
  CONDITION(120, "A condition that no row can be compared with."),
  OBLIGATION_UNKNOWN(121, "An obligation is not in the register."),
  OBLIGATION_TOO_WIDE(122, "An obligation is declared for a field that it does not cover."),
  OBLIGATION_FIELD(123, "An obligation names a field that the entity does not have."),
  RECIPIENT_UNKNOWN(124, "A recipient that the register does not declare."),
  CLOSING_WITHOUT_INSTANT(
      125, "A status says that a relationship is over, and nothing since when."),
  SOURCE_ENDS_FIRST(126, "A rule counts from rows that may go before it ends."),
  FORBIDDEN_DATA(127, "Data that must never be stored was about to be written."),
  FORBIDDEN_UNWATCHED(128, "What @Forbidden asks for cannot be watched."),
  NAME_UNKNOWN(129, "A declaration lacks a name, or names something that does not exist."),
  ACTOR_COLUMN(130, "A column that names a user, which nothing is said about, or that is none."),
  CASCADE(131, "A cascade would delete data that has a longer ground."),
  TABLE_UNMAPPED(132, "A table that no entity maps points at personal data."),
  COPY_UNSEEN(133, "The database may carry personal data where the mapping cannot see it."),
  INDEX_MISSING(134, "Rows are looked for by a column that has no index."),
  CADENCE(135, "The schedule is too slow for a promised window."),
  STORE_UNKNOWN(136, "A file's store is not configured."),
  UNIQUE_OUTLIVES(137, "A unique index stands in the way of emptying, or outlives a deletion."),
  NOT_NULL_LIVE(138, "A column that must be emptied is NOT NULL in the database only."),
  SCHEMA_UNREAD(139, "Part of the live schema could not be read."),
  PROPOSAL_NOT_WRITTEN(140, "Proposed declarations cannot be written."),
  FILE_SHARED(141, "Rows hold the same key of a file, and their column does not say so."),
  STORE_CANNOT_LIST(142, "Files below a prefix are declared in a store that cannot list."),
  DERIVED_NAME(143, "A name of derived files that could be another row's."),
  LINE_MALFORMED(144, "A line of @JsonPaths or @KeyedValues cannot be read."),
  VALUES_MISPLACED(145, "A word about values that hold many things stands where it means nothing."),
  VALUES_UNMAPPED(146, "Rows hold something that no line of @JsonPaths or @KeyedValues names."),
  DOCUMENT_UNREADABLE(147, "Documents that should be JSON cannot be read."),
  FOLLOWED(148, "What a row follows cannot be told."),
  OWNER_UNKNOWN(
      149, "The owner of a table is no recipient that the register names and a port tells."),
  OWNERS_PROMISE(150, "A retention of a table that is only read: its owner keeps it or not."),
  VIEW(151, "A view of tables that nobody declared, or that cannot be told."),
  FRAGMENT_WRONG(152, "What a library says about its own tables cannot be used."),
  SCHEMA_NOTE_UNUSED(153, "The register speaks of something that the live schema does not have."),
  SUBCLASS_WORD(154, "A declaration on a subclass that only the entity as a whole can say."),
  WORD_UNREAD(155, "A declaration stands where nothing reads it."),
  LINK_OVER_MANY(156, "A link over a collection that cannot be followed, or not be let go of."),
  DATUM_OF_MANY(157, "A datum is about one of several people, and nobody can say which."),
  PROMISE_UNFOLLOWED(158, "What was promised at collection cannot be followed."),
  PROMISE_USELESS(159, "What was promised at collection shortens nothing."),
  REGISTER_MISSING(201, "The privacy register is not on the class path."),
  REGISTER_MALFORMED(202, "The privacy register cannot be read."),
  REGISTER_INCOMPLETE(203, "The privacy register lacks something it must say."),
  REGISTER_REFERENCE(204, "The privacy register names something that it does not declare."),
  PROFILE_UNKNOWN(205, "The privacy register names a jurisdiction profile that does not exist."),
  PROFILE_NOT_IN_FORCE(206, "A clock would start before its jurisdiction profile was in force."),
  PROFILE_WRONG(207, "A jurisdiction profile of the host's own cannot be used."),
  HOLIDAYS_WRONG(208, "The holidays that the host names cannot be used."),
  NO_TIME_TO_ANSWER(209, "Neither the jurisdiction profile nor a promise says when to answer."),
  LAW_TWICE(210, "A law is said both once for all and in versions, or in none."),
  LAW_ORDER(211, "The versions of a law do not follow one another."),
  SCHEMA_MISSING(301, "Lethe's own tables are missing."),
  SCHEMA_OLD(302, "Lethe's own tables are of another version."),
  DATABASE_UNSUPPORTED(303, "A database or JPA provider that is not supported."),
  DATABASE_FAILED(304, "The database answered with an error."),
  DATABASE_UNREACHABLE(305, "The database cannot be reached."),
  ROWS_HIDDEN(306, "Row-level security or missing privileges would hide rows."),
  TENANTS_UNSUPPORTED(307, "Schema- or database-per-tenant hosts are not supported."),
  POOL_TOO_SMALL(308, "The connection pool is too small for the workers and a hold."),
  CLOCK(309, "The clock and the database's clock disagree."),
  KEYS_UNREADABLE(310, "The key file is missing or readable by others."),
  GATE_TIMEOUT(311, "The gate could not be taken in time."),
  ROW_COUNT(312, "A change reported another number of rows than were judged."),
  STOP_SWITCH(313, "The stop switch cannot be read."),
  STOPPED(314, "The stop switch has been thrown."),
  GATE_BROKEN(315, "The database's locks do not keep a hold and a deletion apart."),
  REPORT_NOT_WRITTEN(316, "A report cannot be written to its file."),
  SCHEDULER(317, "The scheduler did not start."),
  FACTORY_UNCLEAR(320, "Which EntityManagerFactory is meant is not clear."),
  KEYS_MISSING(321, "No keys were given to an instance that shall act."),
  QUARTZ_MISSING(322, "The host's scheduler is wanted, and there is none or more than one."),
  OBSERVING(400, "Lethe only observes here."),
  BAD_ARGUMENT(401, "An argument is wrong."),
  CLOSED(402, "The instance has been closed."),
  INSIDE_TRANSACTION(410, "A destructive call inside the host's transaction."),
  PREVIEW_STALE(411, "A preview that can no longer arm a rule."),
  RULE_UNKNOWN(413, "No rule with that id."),
  RECORDING_FAILED(414, "A recording failed in a transaction that is being committed."),
  SECOND_PERSON(415, "An approval by the person who proposed, or by one who is no officer."),
  NOTHING_TO_APPROVE(416, "Nothing awaits an approval."),
  PURPOSE_DENIED(420, "A purpose is not permitted."),
  KEY_TYPE(430, "A key of another type than the entity's id."),
  HOLD_UNKNOWN(440, "No hold with that id."),
  HOLD_ATTRIBUTE(441, "A hold names an attribute that is not declared."),
  ERASURE_UNKNOWN(450, "No erasure with that id."),
  PLAN_USED(451, "A plan that has been executed already."),
  NO_CERTIFICATE(452, "An erasure that has no certificate yet."),
  PLAN_OVERTAKEN(453, "What holds for a person changed while an erasure began."),
  EXPORT_NOT_WRITTEN(460, "A copy for a person could not be written."),
  EXPORT_FILE_UNREADABLE(461, "A store failed to read a file for a copy."),
  REQUEST_UNKNOWN(470, "No request of a person with that id."),
  REQUEST_STATE(471, "A step that a request's state does not allow."),
  REQUEST_BY_HAND(472, "A request that cannot be carried out by a call."),
  INCIDENT_UNKNOWN(480, "No incident with that id."),
  INCIDENT_STATE(481, "A step that an incident's state does not allow."),
  LEDGER_BROKEN(500, "The evidence does not verify."),
  KEY_VERSION_GONE(501, "A key version is missing without an entry that retired it."),
  STORE_FAILED(601, "A file store failed.");

  private final int number;
  private final String meaning;

  Code(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** For example {@code LETHE-410}. */
  public String id() {
    return "LETHE-" + number;
  }

  /** One sentence, as printed in {@code docs/codes.md}. */
  public String meaning() {
    return meaning;
  }

  /** Where the documentation of this code stands. */
  public String anchor() {
    return "docs/codes.md#" + id().toLowerCase(Locale.ROOT);
  }
}

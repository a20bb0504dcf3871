package dev.lethe.scan;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.model.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every finding has a fixture that brings it about and one that is passed. */
class FixturesTest {
  private static final Path TESTS = Path.of("src/test/java");

  /** A test of a class; its source is what counts. */
  private record Fixture(String type, String method) {
    String body() throws IOException {
      String source = Files.readString(TESTS.resolve(type.replace('.', '/') + ".java"));
      Matcher found =
          Pattern.compile(
                  "@(?:Parameterized)?Test\\b(?:(?!\\n  }).)*?\\n  void " + method + "\\(.*?\\n  }",
                  Pattern.DOTALL)
              .matcher(source);
      assertThat(found.find()).as("%s has a test %s", type, method).isTrue();
      return found.group();
    }
  }

  private record Pair(Fixture failing, Fixture passing) {}

  private static Pair in(Class<?> type, String failing, String passing) {
    return in(type.getName(), failing, passing);
  }

  private static Pair in(String type, String failing, String passing) {
    return new Pair(new Fixture(type, failing), new Fixture(type, passing));
  }

  /** One test that shows both. */
  private static Pair in(Class<?> type, String both) {
    return in(type, both, both);
  }

  private static final String RIGHT = "nothingIsSaidAboutTheRightOne";

  private static final String FILES = "dev.lethe.host.FilesContract";
  private static final String PAYLOADS = "dev.lethe.host.PayloadContract";

  private static final Map<Code, Pair> FIXTURES =
      Map.ofEntries(
          entry(Code.UNDECLARED, in(FindingsTest.class, "whatNobodyDecidedAbout", RIGHT)),
          entry(
              Code.SUSPECTED,
              in(
                  SuspicionsTest.class,
                  "whatLooksPersonalWeighsAsMuchAsItIsSure",
                  "aReasonSilencesAndStandsInTheMap")),
          entry(
              Code.UNDECIDED,
              in(
                  UndecidedTest.class,
                  "anEntryThatNothingNeedsIsAnError",
                  "whatIsListedWaitsUntilItsDay")),
          entry(Code.NO_RETENTION, in(FindingsTest.class, "dataWithoutAnEnd")),
          entry(
              Code.MIXIN,
              in(
                  DeclarationsTest.class,
                  "aMixinThatSpeaksOfNothingIsNamed",
                  "aMixinSaysTheSameAsAnnotationsToTheByte")),
          entry(
              Code.CATEGORY_MISSING,
              in(DeclarationsTest.class, "listsAndWordsThatNameNothing", "theNearestWordCounts")),
          entry(Code.NO_SUBJECT_PATH, in(MappingFindingsTest.class, "linksThatLeadToNobody")),
          entry(Code.OWNERLESS_ROWS, in(FindingsTest.class, "rowsOfNobody")),
          entry(
              Code.UNKNOWN_ATTRIBUTE,
              in(DeclarationsTest.class, "listsAndWordsThatNameNothing", "theNearestWordCounts")),
          entry(Code.ANCHOR_NULLABLE, in(FindingsTest.class, "anchorsThatMayNeverCome")),
          entry(Code.ANCHOR_UNKNOWN, in(FindingsTest.class, "anchorsThatDoNotExist", RIGHT)),
          entry(Code.PERIOD_MALFORMED, in(FindingsTest.class, "periodsThatAreNone", RIGHT)),
          entry(
              Code.PERIODS_CONTRADICT, in(FindingsTest.class, "minimumsAboveTheirMaximum", RIGHT)),
          entry(Code.LINK_ROLE, in(MappingFindingsTest.class, "whoseADatumIs")),
          entry(Code.ACTIVITY_MISSING, in(FindingsTest.class, "activitiesThatAreMissing", RIGHT)),
          entry(Code.DECLARED_TWICE, in(FindingsTest.class, "bothDeclarations", RIGHT)),
          entry(
              Code.MAPPING_UNSUPPORTED,
              in(PayloadFindingsTest.class, "wordsThatDoNotGoTogether", RIGHT)),
          entry(Code.REASON_MISSING, in(FindingsTest.class, "reasonsThatAreNone", RIGHT)),
          entry(Code.PLACEHOLDER, in(ReachFindingsTest.class, "valuesThatCannotStand")),
          entry(
              Code.CONDITION,
              in(DeclarationsTest.class, "aConditionIsComparedWithWhatTheAttributeCanBe")),
          entry(Code.OBLIGATION_UNKNOWN, in(ReachFindingsTest.class, "lawsThatDoNotFit")),
          entry(Code.OBLIGATION_TOO_WIDE, in(ReachFindingsTest.class, "lawsThatDoNotFit")),
          entry(Code.OBLIGATION_FIELD, in(ReachFindingsTest.class, "lawsThatDoNotFit")),
          entry(
              Code.RECIPIENT_UNKNOWN,
              in(MappingFindingsTest.class, "recipientsThatTheRegisterDoesNotKnow")),
          entry(Code.FORBIDDEN_DATA, in("dev.lethe.host.ForbiddenContract", "refused", "refused")),
          entry(
              Code.FORBIDDEN_UNWATCHED,
              in(ForbiddenFindingsTest.class, "onWhatIsNoText", "theRightOne")),
          entry(
              Code.NAME_UNKNOWN, in(MappingFindingsTest.class, "kindsThatTheRegisterDoesNotKnow")),
          entry(Code.CASCADE, in(ReachFindingsTest.class, "cascadesThatTakeMore")),
          entry(
              Code.TABLE_UNMAPPED,
              in(
                  LiveSchemaContract.class,
                  "tablesThatNoEntityMaps",
                  "tablesThatSayNothingAboutAPerson")),
          entry(Code.COPY_UNSEEN, in(LiveSchemaContract.class, "triggersThatNobodyDeclared")),
          entry(Code.INDEX_MISSING, in(LiveSchemaContract.class, "columnsWithoutAnIndex")),
          entry(
              Code.CADENCE,
              in(
                  ReachFindingsTest.class,
                  "buildingFailsWithAllOfThemAtOnce",
                  "buildingTheRightOneCreatesOwnTables")),
          entry(
              Code.STORE_UNKNOWN,
              in(
                  ReachFindingsTest.class,
                  "buildingFailsWithAllOfThemAtOnce",
                  "buildingTheRightOneCreatesOwnTables")),
          entry(Code.UNIQUE_OUTLIVES, in(LiveSchemaContract.class, "uniqueIndexesOverAConstant")),
          entry(
              Code.NOT_NULL_LIVE,
              in(LiveSchemaContract.class, "columnsThatCannotBeEmptied", RIGHT)),
          entry(Code.SCHEMA_UNREAD, in(LiveSchemaContract.class, "tablesThatAreNotShown", RIGHT)),
          entry(
              Code.PROPOSAL_NOT_WRITTEN,
              in(
                  "dev.lethe.ProposalsTest",
                  "aFolderThatCannotBeWritten",
                  "anotherRunKeepsEveryEdit")),
          entry(
              Code.CLOSING_WITHOUT_INSTANT,
              in(
                  GrownFindingsTest.class,
                  "aStateThatEndsNeedsAnInstant",
                  "whatGoesAlongOutlivesTheRule")),
          entry(
              Code.SOURCE_ENDS_FIRST,
              in(GrownFindingsTest.class, "whatMayGoFirst", "whatIsKeptAsLongOutlivesTheRule")),
          entry(
              Code.PROMISE_UNFOLLOWED,
              in(
                  PromisedFindingsTest.class,
                  "whatIsNotThere",
                  "aPromiseThatIsFollowedStandsInTheMap")),
          entry(
              Code.PROMISE_USELESS,
              in(
                  PromisedFindingsTest.class,
                  "aPromiseThatIsNotShorter",
                  "aPromiseThatIsFollowedStandsInTheMap")),
          entry(Code.ACTOR_COLUMN, in(GrownFindingsTest.class, "columnsThatNameAUser")),
          entry(
              Code.FILE_SHARED,
              in(FILES, "undeclaredSharingCannotBeArmed", "aSharedFileGoesWithTheLastRow")),
          entry(
              Code.STORE_CANNOT_LIST,
              in(FILES, "aStoreThatCannotListIsRefusedAtTheStart", "filesBelowAPrefixGo")),
          entry(
              Code.DERIVED_NAME,
              in(
                  ReachFindingsTest.class,
                  "filesThatAreNotTheRows",
                  "buildingTheRightOneCreatesOwnTables")),
          entry(Code.LINE_MALFORMED, in(PayloadFindingsTest.class, "linesThatCannotBeRead", RIGHT)),
          entry(
              Code.VALUES_MISPLACED,
              in(PayloadFindingsTest.class, "wordsThatDoNotGoTogether", RIGHT)),
          entry(
              Code.VALUES_UNMAPPED,
              in(
                  PAYLOADS,
                  "unnamedMembersAreForReviewWhileTheRowStays",
                  "placesAreEmptiedWhileTheDocumentStays")),
          entry(
              Code.DOCUMENT_UNREADABLE,
              in(
                  PAYLOADS,
                  "aDocumentThatCannotBeReadIsForReview",
                  "placesAreEmptiedWhileTheDocumentStays")),
          entry(
              Code.FOLLOWED,
              in(FollowersTest.class, "aKeyThatNoColumnHoldsExactly", "theRightOne")),
          entry(
              Code.OWNER_UNKNOWN,
              in(FollowersTest.class, "anOwnerWhomTheRegisterDoesNotName", "theRightOne")),
          entry(
              Code.OWNERS_PROMISE,
              in(FollowersTest.class, "aPromiseThatOnlyTheOwnerCouldKeep", "theRightOne")),
          entry(
              Code.VIEW,
              in(
                  "dev.lethe.host.ViewsContract",
                  "aViewOfUnmappedTablesIsFound",
                  "aViewIsInTheMapAndNeedsNoWord")),
          entry(
              Code.FRAGMENT_WRONG,
              in(
                  "dev.lethe.register.LibrariesTest",
                  "whatIsMalformedIsNamedWithItsJar",
                  "aJarSaysWhatItsTablesHold")),
          entry(
              Code.SCHEMA_NOTE_UNUSED,
              in(
                  LiveSchemaContract.class,
                  "notesAboutNothing",
                  "tablesThatSayNothingAboutAPerson")),
          entry(
              Code.SUBCLASS_WORD,
              in(MappingFindingsTest.class, "aSubclassCannotSayWhatOnlyTheWholeCan")),
          entry(Code.WORD_UNREAD, in(MappingFindingsTest.class, "wordsThatNothingReads")),
          entry(
              Code.LINK_OVER_MANY,
              in(
                  ManyOwnersFindingsTest.class,
                  "collectionsThatNobodyCanBeTakenOutOf",
                  "whatManyPeopleOwnIsLinkedToAllOfThem")),
          entry(
              Code.DATUM_OF_MANY,
              in(
                  ManyOwnersFindingsTest.class,
                  "aDatumOfOneOfMany",
                  "whatManyPeopleOwnIsLinkedToAllOfThem")));

  @Test
  void everyFindingHasTwoFixtures() {
    List<Code> findings =
        Arrays.stream(Code.values())
            .filter(c -> c.id().startsWith("LETHE-1") && c != Code.DECLARATIONS_WRONG)
            .toList();
    assertThat(FIXTURES.keySet()).containsExactlyInAnyOrderElementsOf(findings);
  }

  @Test
  void eachFixtureIsATestThatSpeaksOfIt() throws IOException {
    for (var e : FIXTURES.entrySet()) {
      assertThat(e.getValue().failing().body())
          .containsPattern("Code\\." + e.getKey() + "\\b|" + e.getKey().id() + "\\b");
      assertThat(e.getValue().passing().body()).isNotEmpty();
      if (e.getValue().failing().equals(e.getValue().passing())) {
        assertThat(e.getValue().failing().body())
            .as("%s is passed, too", e.getKey())
            .containsPattern("isEmpty\\(\\)|\\bentry\\(|\\bmap\\(");
      }
    }
  }
}

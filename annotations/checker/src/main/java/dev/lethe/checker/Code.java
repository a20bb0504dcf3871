package dev.lethe.checker;

/** The codes of the findings at the start that can be told at compile time already. */
enum Code {
  UNDECLARED(101),
  MIXIN(105),
  CATEGORY_MISSING(106),
  NO_SUBJECT_PATH(107),
  UNKNOWN_ATTRIBUTE(109),
  ANCHOR_UNKNOWN(111),
  PERIOD_MALFORMED(112),
  PERIODS_CONTRADICT(113),
  LINK_ROLE(114),
  ACTIVITY_MISSING(115),
  DECLARED_TWICE(116),
  REASON_MISSING(118),
  OBLIGATION_UNKNOWN(121),
  OBLIGATION_FIELD(123),
  RECIPIENT_UNKNOWN(124),
  NAME_UNKNOWN(129),
  LINE_MALFORMED(144),
  VALUES_MISPLACED(145),
  FOLLOWED(148),
  REGISTER_MISSING(201),
  BAD_ARGUMENT(401);

  private final int number;

  Code(int number) {
    this.number = number;
  }

  String id() {
    return "LETHE-" + number;
  }
}

package music.web;

import java.util.UUID;

/** Who calls: an open account. A handler that has no such parameter is for everybody. */
record Caller(UUID account) {}

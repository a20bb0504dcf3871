package music.web;

import java.util.UUID;

/** Something will be deleted, right after this answer. */
record Ordered(UUID order) {}

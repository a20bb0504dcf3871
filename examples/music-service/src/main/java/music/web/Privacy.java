package music.web;

import java.util.UUID;

/** What people may have done with their data: the one place where the service deletes anything. */
interface Privacy {
  /** Everything of a person whose account is closed in this transaction. Returns the order. */
  UUID erase(UUID account);

  /** One output of theirs. Returns the order. */
  UUID erase(UUID account, UUID output);
}

package dev.lethe.delivery;

import dev.lethe.decide.Facts;
import dev.lethe.facts.FactSource.Thing;

/**
 * A file to delete once the row's change has committed. Never printed.
 *
 * @param store name of the object store
 * @param key of the file, or of all files below a prefix
 * @param prefix whether {@code key} is one
 * @param columnKey key that keeps the file while another row holds it: what the row's column held,
 *     or the file's own where it is this row's alone
 * @param rule id of the field group whose verdict the file shares
 * @param thing the record as holds can name it
 * @param facts that the verdict was given on; holds are read again when it is claimed
 */
public record FileOrder(
    String store,
    String key,
    boolean prefix,
    String columnKey,
    String rule,
    Thing thing,
    Facts facts) {
  /** Shows store and rule only. */
  @Override
  public String toString() {
    return "file of " + rule + " in " + store;
  }
}

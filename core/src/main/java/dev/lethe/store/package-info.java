/**
 * The database: units of work, one dialect per product, the host's rows, the gate, Lethe's own
 * schema.
 */
@NullMarked
package dev.lethe.store;

import org.jspecify.annotations.NullMarked;

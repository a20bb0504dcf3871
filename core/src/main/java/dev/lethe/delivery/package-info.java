/**
 * What must happen outside the database once a change has committed: files in object stores; at
 * least once, claimed behind the gate, with receipts.
 */
@NullMarked
package dev.lethe.delivery;

import org.jspecify.annotations.NullMarked;

/**
 * Statutory clocks and retention periods as arithmetic; jurisdiction profiles as versioned data.
 */
@NullMarked
package dev.lethe.deadline;

import org.jspecify.annotations.NullMarked;

/** Wakes the engines with Quartz; whose turn it is, the database says. */
@NullMarked
package dev.lethe.schedule;

import org.jspecify.annotations.NullMarked;

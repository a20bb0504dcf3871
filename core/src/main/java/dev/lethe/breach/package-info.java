/** Incidents, who is affected, the 72-hour clock, notifications. */
@NullMarked
package dev.lethe.breach;

import org.jspecify.annotations.NullMarked;

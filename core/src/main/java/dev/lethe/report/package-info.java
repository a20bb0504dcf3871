/** For reviewers: data map, drift, policy conformance, schedules. */
@NullMarked
package dev.lethe.report;

import org.jspecify.annotations.NullMarked;

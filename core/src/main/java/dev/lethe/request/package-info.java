/** Data-subject requests and their clocks. */
@NullMarked
package dev.lethe.request;

import org.jspecify.annotations.NullMarked;

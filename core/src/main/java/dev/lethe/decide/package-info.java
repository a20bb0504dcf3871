/** Pure verdicts: keep, restrict, delete, anonymise, detach, review, and why, until when. */
@NullMarked
package dev.lethe.decide;

import org.jspecify.annotations.NullMarked;

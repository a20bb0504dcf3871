/** Judges batches of rows and acts on the verdicts, behind the gate: for every engine the same. */
@NullMarked
package dev.lethe.act;

import org.jspecify.annotations.NullMarked;

/**
 * What is known now about a batch of records: holds, anchors, owners, and what earlier runs left
 * behind. The only reader of facts.
 */
@NullMarked
package dev.lethe.facts;

import org.jspecify.annotations.NullMarked;

/**
 * One model with every feature of the mapping, and what its map is. Entities, so not null-marked.
 */
package dev.lethe.everything;

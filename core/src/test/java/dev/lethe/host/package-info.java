/**
 * A small host with every mapping that the first slice must get right, and the contracts over it.
 */
package dev.lethe.host;

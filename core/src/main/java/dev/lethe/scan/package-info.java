/**
 * Reads annotations, the JPA metamodel and the provider's physical tables into a data map, with
 * findings, and hands the footprint of each entity to {@code store}.
 */
@NullMarked
package dev.lethe.scan;

import org.jspecify.annotations.NullMarked;

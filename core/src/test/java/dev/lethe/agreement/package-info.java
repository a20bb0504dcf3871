/**
 * The verdict and the database: what the pure function names is what a run removes. Entities, so
 * not null-marked.
 */
package dev.lethe.agreement;

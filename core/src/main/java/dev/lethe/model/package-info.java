/** Words that every package shares. */
@org.jspecify.annotations.NullMarked
package dev.lethe.model;

/**
 * The layout of the library as data, the rules that follow from it, and a fixture that breaks each
 * rule.
 */
@NullMarked
package dev.lethe.layout;

import org.jspecify.annotations.NullMarked;

/**
 * The databases that contracts run on: each server once per JVM, a fresh database per test class.
 */
package dev.lethe.databases;

/** A small host, with Lethe on its class path. */
package club;

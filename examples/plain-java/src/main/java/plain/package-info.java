/** The shortest complete host. */
package plain;

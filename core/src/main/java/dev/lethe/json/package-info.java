/** JSON, YAML and CSV in and out; Jackson stays behind it. */
@NullMarked
package dev.lethe.json;

import org.jspecify.annotations.NullMarked;

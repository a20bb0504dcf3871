/** HTML pages and letters from templates; JTE stays behind it. */
@NullMarked
package dev.lethe.page;

import org.jspecify.annotations.NullMarked;

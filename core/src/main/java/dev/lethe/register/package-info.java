/** The organisation's privacy register, read from {@code privacy/register.yml}. */
@NullMarked
package dev.lethe.register;

import org.jspecify.annotations.NullMarked;

/** Builds Lethe from the beans of a Spring Boot host; observes until told to act. */
@NullMarked
package dev.lethe.spring;

import org.jspecify.annotations.NullMarked;

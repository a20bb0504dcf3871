/** What a developer writes on a JPA entity so that its privacy promises can be kept. */
package dev.lethe.annotation;

/**
 * A music service: people upload audio and get it back transformed. Entities only, free of
 * infrastructure.
 */
package music;

/**
 * A music service: people upload audio and get it back transformed. The entities, free of
 * infrastructure, and where the application starts.
 */
package music;

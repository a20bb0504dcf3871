package dev.lethe.model;

/**
 * Why: a reason, its citation, and where it was said (annotation, obligation id, hold matter's
 * keyed reference).
 */
public record Ground(Reason reason, String citation, String source) {}

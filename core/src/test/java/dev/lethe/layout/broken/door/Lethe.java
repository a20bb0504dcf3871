package dev.lethe.layout.broken.door;

public interface Lethe {}

package dev.lethe.layout.broken.unknown.misc;

final class Thing {}

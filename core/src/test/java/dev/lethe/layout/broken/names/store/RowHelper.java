package dev.lethe.layout.broken.names.store;

final class RowHelper {}

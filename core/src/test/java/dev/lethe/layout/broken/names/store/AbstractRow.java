package dev.lethe.layout.broken.names.store;

abstract class AbstractRow {}

package dev.lethe.layout.broken.order.store;

public final class Rows {}

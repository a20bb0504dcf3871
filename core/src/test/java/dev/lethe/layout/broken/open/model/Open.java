package dev.lethe.layout.broken.open.model;

public class Open {}

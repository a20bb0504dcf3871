package dev.lethe.layout.broken.undocumented.model;

record Hidden() {}

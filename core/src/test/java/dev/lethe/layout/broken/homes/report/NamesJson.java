package dev.lethe.layout.broken.homes.report;

import com.fasterxml.jackson.annotation.JsonProperty;

record NamesJson(@JsonProperty("n") String name) {}

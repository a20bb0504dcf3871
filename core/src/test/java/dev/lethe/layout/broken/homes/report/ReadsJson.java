package dev.lethe.layout.broken.homes.report;

import tools.jackson.databind.JsonNode;

interface ReadsJson {
  JsonNode node();
}

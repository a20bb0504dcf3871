package dev.lethe.layout.broken.homes.json;

import gg.jte.TemplateEngine;

interface RendersPages {
  TemplateEngine engine();
}

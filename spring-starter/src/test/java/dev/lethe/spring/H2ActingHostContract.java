package dev.lethe.spring;

import java.nio.file.Path;

/** In memory it acts without a word from the host. */
class H2ActingHostContract extends ActingHostContract {
  @Override
  String[] database(Path folder) {
    return Server.h2();
  }
}

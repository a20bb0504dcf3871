package dev.lethe.spring;

import java.nio.file.Path;
import java.util.stream.Stream;

class PostgresActingHostContract extends ActingHostContract {
  @Override
  String[] database(Path folder) {
    return Stream.concat(
            Stream.of(Server.postgres()),
            Stream.of(
                "lethe.mode=act",
                "lethe.schema.initialize=always",
                "lethe.keys.file=" + Server.key(folder)))
        .toArray(String[]::new);
  }
}

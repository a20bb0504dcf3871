package dev.lethe;

import dev.lethe.json.Json;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.scan.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder with proposed files, which knows what it wrote there and what others changed since. */
final class DraftFolder {
  private static final String OWN = "lethe";
  private static final String LIST = "proposed.txt";

  private final Path folder;

  DraftFolder(Path folder) {
    this.folder = folder;
  }

  /** A file of ours beside the proposed ones. */
  Path own(String name) {
    return folder.resolve(OWN).resolve(name);
  }

  /** The text of a file in the folder, as it is now. */
  Optional<String> read(String path) {
    Path file = folder.resolve(path);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw failed(path);
    }
  }

  Proposals.Written write(Proposal proposal) {
    Map<String, String> before = list();
    Map<String, String> after = new TreeMap<>(before);
    List<Path> written = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    proposal
        .files()
        .forEach(
            (path, text) -> {
              Optional<String> there = read(path);
              boolean untouched = there.map(Json::fingerprint).equals(known(before, path));
              if (there.filter(text::equals).isPresent()) {
                after.put(path, Json.fingerprint(text));
              } else if (untouched) {
                put(folder.resolve(path), text);
                after.put(path, Json.fingerprint(text));
                written.add(folder.resolve(path));
              } else {
                kept.add(folder.resolve(path));
              }
            });
    StringBuilder list = new StringBuilder();
    after.forEach((path, hash) -> list.append(hash).append(' ').append(path).append('\n'));
    put(own(LIST), list.toString());
    return new Proposals.Written(written, kept, proposal.guesses(), proposal.questions());
  }

  private static Optional<String> known(Map<String, String> before, String path) {
    return Optional.ofNullable(before.get(path));
  }

  /** Hashes of what was proposed last, by path. */
  private Map<String, String> list() {
    Map<String, String> hashes = new TreeMap<>();
    read(OWN + "/" + LIST)
        .ifPresent(
            text ->
                text.lines()
                    .filter(line -> line.indexOf(' ') > 0)
                    .forEach(
                        line ->
                            hashes.put(
                                line.substring(line.indexOf(' ') + 1),
                                line.substring(0, line.indexOf(' ')))));
    return hashes;
  }

  private void put(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw failed(String.valueOf(file.getFileName()));
    }
  }

  private static InfrastructureException failed(String file) {
    return new InfrastructureException(
        Code.PROPOSAL_NOT_WRITTEN,
        "The proposed file " + file + " cannot be read or written.",
        "Name a folder that exists and can be written to, such as src/main.",
        true);
  }
}

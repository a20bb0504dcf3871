package dev.lethe.register;

import dev.lethe.json.ClassPath;
import dev.lethe.model.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The register's file on the class path. */
final class RegisterFile {
  private static final String REMEDY =
      """
      Put it into src/main/resources/%s, and say as much as is known:
        format: 1
        application: my-service
        controller:
          name: My Company
          contact: privacy@my-company.example
          zone: Europe/Berlin
        activities:
          account: { title: Running your account, purposes: [account-management], basis: { open: "lawful basis" } }\
      """;

  private RegisterFile() {}

  static PrivacyRegister read(String path) {
    Problems problems = new Problems(path);
    Optional<String> text = text(path, problems, REMEDY.formatted(path));
    problems.throwIfAny();
    return RegisterReader.read(path, text.orElse(""));
  }

  /** The text of a file on the class path. */
  static Optional<String> text(String path, Problems problems, String remedy) {
    try (InputStream in = ClassPath.open(path)) {
      if (in == null) {
        problems.add(Code.REGISTER_MISSING, 0, "is not on the class path.", remedy);
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(in.readAllBytes()))
              .toString());
    } catch (CharacterCodingException e) {
      problems.add(Code.REGISTER_MALFORMED, 0, "is not UTF-8.", "Save it as UTF-8.");
    } catch (IOException e) {
      problems.add(
          Code.REGISTER_MALFORMED, 0, "cannot be read.", "Make the file readable and not locked.");
    }
    return Optional.empty();
  }
}

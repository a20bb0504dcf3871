package dev.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeysTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final String KEY =
      Base64.getEncoder()
          .encodeToString(
              HexFormat.of()
                  .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  private final Path folder;

  FileKeysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void equalFilesGiveEqualKeysAndEveryIdItsOwn() throws IOException {
    Keys keys = Keys.file(file("a", KEY, "rw-------"));
    Keys same = Keys.file(file("b", KEY, "r--------"));
    byte[] records = keys.hmac(Ledger.RECORDS, 1, MESSAGE).orElseThrow();
    assertThat(same.hmac(Ledger.RECORDS, 1, MESSAGE)).hasValue(records);
    assertThat(keys.hmac(Ledger.ACTORS, 1, MESSAGE).orElseThrow()).isNotEqualTo(records);
    assertThat(keys.sign(MESSAGE)).isNotEqualTo(records).isEqualTo(same.sign(MESSAGE));
    assertThat(keys.hmac(Ledger.RECORDS, 2, MESSAGE)).isEmpty();
  }

  /** Stored references are API: this value must never change. */
  @Test
  void theDerivationIsFixed() throws IOException {
    Keys keys = Keys.file(file("a", KEY, "rw-------"));
    assertThat(Digest.hex(keys.hmac(Ledger.RECORDS, 1, MESSAGE).orElseThrow()))
        .isEqualTo("5199f645c0b128585ff5204ef07f56942f9bbb7364b4c4d30e49a0cd896bf6b5");
  }

  @Test
  void signaturesAreRecognised() throws IOException {
    Keys keys = Keys.file(file("a", KEY, "rw-------"));
    byte[] signature = keys.sign(MESSAGE);
    assertThat(keys.verify(MESSAGE, signature)).isTrue();
    assertThat(keys.verify(new byte[] {1, 2, 4}, signature)).isFalse();
    assertThat(keys.verify(MESSAGE, new byte[0])).isFalse();
  }

  @Test
  void aFileThatOthersMayReadOrThatIsNoKeyIsRefusedWithTheCommand() throws IOException {
    String zeros = Base64.getEncoder().encodeToString(new byte[16]);
    for (Path wrong :
        new Path[] {
          folder.resolve("missing"),
          file("group", KEY, "rw-r-----"),
          file("world", KEY, "rw----r--"),
          file("usual", KEY, "rw-r--r--"),
          file("short", zeros, "rw-------"),
          file("words", "not base64!", "rw-------"),
          file("empty", "", "rw-------")
        })
      assertThatThrownBy(() -> Keys.file(wrong))
          .isInstanceOfSatisfying(
              LetheException.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.KEYS_UNREADABLE);
                assertThat(e.remedy()).contains("openssl rand -base64 32 > ", "; chmod 600 ");
                assertThat(e.getMessage()).doesNotContain(KEY).doesNotContain("not base64!");
              });
  }

  private Path file(String name, String content, String mode) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, content + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}

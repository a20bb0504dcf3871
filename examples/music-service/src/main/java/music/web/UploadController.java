package music.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import music.Upload;
import music.audio.Effect;
import music.audio.NotWav;
import music.audio.Wav;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Audio comes in and is transformed. */
@RestController
@RequestMapping("/uploads")
class UploadController {
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final int LONGEST_NAME = 200;

  private final Library library;

  UploadController(Library library) {
    this.library = library;
  }

  @PostMapping(consumes = {"audio/wav", "audio/wave", "audio/x-wav"})
  @ResponseStatus(HttpStatus.CREATED)
  View add(
      Caller caller, @RequestParam(defaultValue = "untitled.wav") String name, InputStream body)
      throws IOException {
    return View.of(library.add(caller.account(), name(name), sound(body)));
  }

  @GetMapping
  List<View> list(Caller caller) {
    return library.uploads(caller.account()).stream().map(View::of).toList();
  }

  @PostMapping("/{id}/transform")
  @ResponseStatus(HttpStatus.CREATED)
  OutputController.View transform(Caller caller, @PathVariable UUID id, @RequestParam String effect)
      throws NotWav {
    Effect chosen = effect(effect);
    Upload upload = library.upload(caller.account(), id);
    Wav sound = chosen.apply(Wav.parse(library.read(upload.objectKey())));
    return OutputController.View.of(library.add(caller.account(), id, chosen, sound));
  }

  private static Wav sound(InputStream body) throws IOException {
    byte[] file = body.readNBytes(LARGEST + 1);
    if (file.length > LARGEST)
      throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "A file may have 10 MiB.");
    try {
      return Wav.parse(file);
    } catch (NotWav e) {
      throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }
  }

  private static String name(String given) {
    if (given.length() > LONGEST_NAME || given.codePoints().anyMatch(Character::isISOControl))
      throw new Refusal(HttpStatus.BAD_REQUEST, "name must have 1 to 200 printable characters.");
    return given;
  }

  private static Effect effect(String given) {
    for (Effect effect : Effect.values())
      if (effect.name().toLowerCase(Locale.ROOT).equals(given)) return effect;
    throw new Refusal(HttpStatus.BAD_REQUEST, "effect must be echo, reverse or slow.");
  }

  /** An upload as its owner sees it. */
  record View(UUID id, String name, Instant createdAt, @Nullable Instant completedAt) {
    static View of(Upload upload) {
      return new View(upload.id(), upload.originalName(), upload.createdAt(), upload.completedAt());
    }
  }
}

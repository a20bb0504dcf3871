package music.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import music.Output;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What came out: list, download, delete. */
@RestController
@RequestMapping("/outputs")
class OutputController {
  private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

  private final Library library;

  OutputController(Library library) {
    this.library = library;
  }

  @GetMapping
  List<View> list(Caller caller) {
    return library.outputs(caller.account()).stream().map(View::of).toList();
  }

  @GetMapping("/{id}")
  ResponseEntity<byte[]> download(Caller caller, @PathVariable UUID id) {
    Output output = library.output(caller.account(), id);
    ContentDisposition name =
        ContentDisposition.attachment().filename(output.title(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(WAV)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .body(library.read(output.objectKey()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Ordered delete(Caller caller, @PathVariable UUID id) {
    return new Ordered(library.delete(caller.account(), id));
  }

  /** An output as its owner sees it. */
  record View(UUID id, String title, String effect, Instant createdAt) {
    static View of(Output output) {
      return new View(output.id(), output.title(), output.effect(), output.createdAt());
    }
  }
}

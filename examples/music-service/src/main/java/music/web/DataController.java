package music.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Give me my data": the answer is the package. */
@RestController
class DataController {
  private final Privacy privacy;

  DataController(Privacy privacy) {
    this.privacy = privacy;
  }

  @PostMapping("/me/data-requests")
  void copy(Caller caller, HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      privacy.copy(caller.account(), response.getOutputStream());
    } catch (RuntimeException e) {
      if (!response.isCommitted()) response.reset(); // a problem is no package
      throw e;
    }
  }
}

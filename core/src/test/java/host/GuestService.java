package host;

/** A host's code, outside the library's packages. */
public class GuestService {
  public void close(Runnable call) {
    call.run();
  }
}

package dev.lethe.store;

/** Says who called, without what they passed. */
final class Callers {
  private Callers() {}

  /** "AccountService.close": the first frame that is neither Lethe's nor the JDK's. */
  static String outside() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !inside(frame.getClassName()))
                    .findFirst()
                    .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName())
                    .orElse("unknown caller"));
  }

  private static boolean inside(String type) {
    return type.startsWith("dev.lethe.")
        || type.startsWith("java.")
        || type.startsWith("jdk.")
        || type.startsWith("sun.");
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}

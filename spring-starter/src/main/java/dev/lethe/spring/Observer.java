package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.model.LetheException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, and never fails the host's start: where the look fails then, the log says so, and each
 * call looks again and throws what went wrong.
 */
final class Observer implements InvocationHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);

  private final Supplier<Lethe> look;
  private @Nullable Lethe looking;

  private Observer(Supplier<Lethe> look) {
    this.look = look;
  }

  static Lethe of(Supplier<Lethe> look) {
    try {
      return look.get();
    } catch (RuntimeException e) {
      LOG.warn(
          "LETHE cannot look at this application yet, which starts without it: {}. It is tried"
              + " again when Lethe is called.",
          e instanceof LetheException ? e.getMessage() : e.getClass().getName());
      return (Lethe)
          Proxy.newProxyInstance(
              Lethe.class.getClassLoader(), new Class<?>[] {Lethe.class}, new Observer(look));
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class)
      return switch (method.getName()) {
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "Lethe, observing";
      };
    if (method.getName().equals("close")) return null;
    try {
      return method.invoke(looking(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private synchronized Lethe looking() {
    Lethe found = looking;
    if (found == null) looking = found = look.get();
    return found;
  }
}

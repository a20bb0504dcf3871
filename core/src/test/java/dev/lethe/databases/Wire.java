package dev.lethe.databases;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The wire between a host and its database: notes every statement that passes, and can be cut after
 * so many, before the last of them arrives or after it did.
 */
public final class Wire {
  private final DataSource target;
  private final List<String> statements = new ArrayList<>();
  private int passed;
  private int limit = Integer.MAX_VALUE;
  private boolean answerLost;
  private boolean cut;

  public Wire(DataSource target) {
    this.target = target;
  }

  /** To be given to the host. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = forward(target, method, arguments);
          return result instanceof Connection c ? connection(c) : result;
        });
  }

  /** Every statement in the order in which it was prepared or run. */
  public synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  /** How many statements and commits have passed since the last mending. */
  public synchronized int passed() {
    return passed;
  }

  /**
   * Lets so many statements and commits pass, and nothing after them.
   *
   * @param lost whether the one on which it breaks still arrives, only its answer does not
   */
  public synchronized void cutAfter(int count, boolean lost) {
    mend();
    limit = count;
    answerLost = lost;
  }

  public synchronized void mend() {
    passed = 0;
    limit = Integer.MAX_VALUE;
    cut = false;
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          return switch (method.getName()) {
            case "abort" -> { // what the database does with a transaction whose client is gone
              real.rollback();
              yield null;
            }
            case "close", "isClosed" -> invoke(real, method, arguments);
            case "commit" -> step(real, method, arguments);
            default -> made((Connection) self, method, arguments, forward(real, method, arguments));
          };
        });
  }

  private Object made(Connection over, Method method, Object[] arguments, Object result) {
    if (method.getName().startsWith("prepare")) note(arguments);
    if (result instanceof PreparedStatement s) return statement(PreparedStatement.class, s, over);
    return result instanceof Statement s ? statement(Statement.class, s, over) : result;
  }

  private <T extends Statement> T statement(Class<T> type, T real, Connection over) {
    return proxy(
        type,
        (self, method, arguments) -> {
          if (method.getName().equals("getConnection")) return over;
          if (method.getName().equals("close")) return invoke(real, method, arguments);
          boolean executes = method.getName().startsWith("execute");
          if (executes || method.getName().equals("addBatch")) note(arguments);
          return executes ? step(real, method, arguments) : forward(real, method, arguments);
        });
  }

  private synchronized void note(Object[] arguments) {
    if (arguments != null && arguments[0] instanceof String sql) statements.add(sql);
  }

  private synchronized Object step(Object real, Method method, Object[] arguments)
      throws Throwable {
    requireWhole();
    boolean last = passed++ == limit;
    if (last && !answerLost) {
      cut = true;
      throw broken();
    }
    Object result = invoke(real, method, arguments);
    if (last) {
      cut = true;
      throw broken();
    }
    return result;
  }

  private Object forward(Object real, Method method, Object[] arguments) throws Throwable {
    requireWhole();
    return invoke(real, method, arguments);
  }

  private synchronized void requireWhole() throws SQLException {
    if (cut) throw broken();
  }

  private static SQLException broken() {
    return new SQLException("the wire is cut", "08006");
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

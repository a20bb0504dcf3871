package dev.lethe.schedule;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.schedule.Alarm.Task;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.quartz.SchedulerContext;

/**
 * What one alarm wakes, by name. Found through the scheduler that fires, by its identity: two
 * applications in one JVM may give their schedulers and persistence units the same names.
 */
final class Works implements AutoCloseable {
  private static final IdentityHashMap<SchedulerContext, Map<String, Works>> ALL =
      new IdentityHashMap<>();

  private final SchedulerContext context;
  private final Map<String, Runnable> byName = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();
  private volatile boolean closed;

  private Works(SchedulerContext context) {
    this.context = context;
  }

  static Works of(SchedulerContext context, String unit, List<Task> tasks) {
    Works works = new Works(context);
    tasks.forEach(task -> works.byName.put(unit + "/" + task.name(), task.work()));
    synchronized (ALL) {
      Map<String, Works> there = ALL.computeIfAbsent(context, c -> new ConcurrentHashMap<>());
      if (works.byName.keySet().stream().anyMatch(there::containsKey))
        throw new MisuseException(
            Code.BAD_ARGUMENT,
            "Another instance is woken by this scheduler for the persistence unit '" + unit + "'.",
            "Close it first, or give the persistence units names of their own.");
      works.byName.keySet().forEach(name -> there.put(name, works));
    }
    return works;
  }

  static Optional<Works> find(SchedulerContext context, String name) {
    synchronized (ALL) {
      return Optional.ofNullable(ALL.get(context)).map(there -> there.get(name));
    }
  }

  /** Runs it, unless this alarm is being closed. */
  void run(String name) {
    Runnable work = byName.get(name);
    if (work == null || closed || !running.readLock().tryLock()) return;
    try {
      if (!closed) work.run();
    } finally {
      running.readLock().unlock();
    }
  }

  /** Whether this very thread runs a piece of it, and so cannot wait for its end. */
  boolean runsHere() {
    return running.getReadHoldCount() > 0;
  }

  @Override
  public void close() {
    closed = true;
    synchronized (ALL) {
      Map<String, Works> there = ALL.get(context);
      if (there != null) {
        Collection<Works> left = there.values();
        left.removeIf(works -> works == this);
        if (left.isEmpty()) ALL.remove(context);
      }
    }
    if (runsHere()) return;
    running.writeLock().lock(); // had when nothing runs any more
    try {
      byName.clear();
    } finally {
      running.writeLock().unlock();
    }
  }
}

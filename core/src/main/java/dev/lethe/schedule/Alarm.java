package dev.lethe.schedule;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DateBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private Quartz scheduler in memory that wakes named pieces of work. What a wake-up misses or
 * does twice costs nothing: the work itself is claimed in the database.
 */
public final class Alarm implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
  private static final Map<String, Runnable> WORK = new ConcurrentHashMap<>();

  private final Scheduler scheduler;
  private final String name;

  /**
   * Something to wake.
   *
   * @param name unique within the alarm
   * @param every time from one wake-up to the next
   */
  public record Task(String name, Duration every, Runnable work) {}

  /**
   * Starts waking. The first wake-up of each task comes after one interval.
   *
   * @param name unique in this JVM, since Quartz keeps schedulers by name
   */
  public Alarm(String name, List<Task> tasks) {
    this.name = name;
    Properties properties = new Properties();
    properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    properties.setProperty("org.quartz.threadPool.threadNamePrefix", name);
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    try {
      scheduler = new StdSchedulerFactory(properties).getScheduler();
      for (Task task : tasks) {
        String key = name + "/" + task.name();
        WORK.put(key, task.work());
        scheduler.scheduleJob(
            JobBuilder.newJob(Wake.class)
                .withIdentity(task.name(), name)
                .usingJobData("work", key)
                .build(),
            TriggerBuilder.newTrigger()
                .withIdentity(task.name(), name)
                .startAt(
                    DateBuilder.futureDate(
                        (int) Math.max(1, task.every().toSeconds()),
                        DateBuilder.IntervalUnit.SECOND))
                .withSchedule(
                    SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(task.every().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build());
      }
      scheduler.start();
    } catch (SchedulerException e) {
      throw new InfrastructureException(
          Code.SCHEDULER, "The scheduler did not start.", "Look at Quartz's own log.", false);
    }
  }

  /** Wakes one task at once, beside its schedule. */
  public void now(String task) {
    try {
      scheduler.triggerJob(JobKey.jobKey(task, name));
    } catch (SchedulerException e) {
      LOG.warn("LETHE '{}' could not be woken at once; it waits for its turn", task);
    }
  }

  /** Wakes no more; waits for what is running. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("LETHE the scheduler '{}' did not stop cleanly", name);
    }
    WORK.keySet().removeIf(key -> key.startsWith(name + "/"));
  }

  /** What Quartz runs; public because Quartz makes it. */
  @DisallowConcurrentExecution
  public static final class Wake implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      String key = context.getMergedJobDataMap().getString("work");
      Runnable work = WORK.get(key);
      if (work == null) {
        return;
      }
      try {
        work.run();
      } catch (RuntimeException e) {
        // Not rethrown: Quartz would only log it, with the values that a driver may have put in it.
        LOG.error(
            "LETHE scheduled work '{}' failed: {}; it is tried again at the next wake-up",
            key,
            e instanceof dev.lethe.model.LetheException ? e.getMessage() : e.getClass().getName());
      }
    }
  }
}

package dev.lethe.schedule;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.quartz.DateBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes named pieces of work by Quartz: by a private scheduler in memory, or by the host's. What a
 * wake-up misses or does twice costs nothing: the work itself is claimed in the database.
 *
 * <p>A persistent store of the host's holds names only, so that any node may be woken. Where a node
 * has no such work (its application observes, or is just starting), this wake-up is lost, the log
 * says so once, and the next one comes in time. Definitions stay in such a store after {@link
 * #close}, for the other nodes.
 */
public final class Alarm implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
  private static final String GROUP = "lethe";

  private final Scheduler scheduler;
  private final boolean own;
  private final Works works;
  private final List<JobKey> jobs = new ArrayList<>();

  /**
   * Something to wake.
   *
   * @param name unique within the alarm
   * @param every time from one wake-up to the next
   */
  public record Task(String name, Duration every, Runnable work) {}

  private Alarm(Scheduler scheduler, boolean own, String unit, List<Task> tasks)
      throws SchedulerException {
    this.scheduler = scheduler;
    this.own = own;
    this.works = Works.of(scheduler.getContext(), unit, tasks);
    try {
      for (Task task : tasks) place(task, unit + "/" + task.name());
    } catch (SchedulerException e) {
      works.close();
      throw e;
    }
  }

  /**
   * Wakes by a scheduler of its own, in memory. The first wake-up of each task comes after one
   * interval.
   *
   * @param name unique in this JVM, since Quartz keeps schedulers by name
   */
  public static Alarm alone(String name, List<Task> tasks) {
    Properties properties = new Properties();
    properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    properties.setProperty("org.quartz.threadPool.threadNamePrefix", name);
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
      Alarm alarm = new Alarm(scheduler, true, name, tasks);
      scheduler.start();
      return alarm;
    } catch (SchedulerException e) {
      throw refused();
    }
  }

  /**
   * Wakes by the host's scheduler, which the host starts and stops. A schedule that is there
   * already, with the same interval, goes on: a restart does not put it off.
   *
   * @param quartz an {@code org.quartz.Scheduler}
   * @param unit name of the persistence unit, the same on all nodes
   */
  public static Alarm on(Object quartz, String unit, List<Task> tasks) {
    if (!(quartz instanceof Scheduler scheduler))
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          "quartz(…) was given an object of type " + quartz.getClass().getName() + ".",
          "Pass an org.quartz.Scheduler.");
    try {
      return new Alarm(scheduler, false, unit, tasks);
    } catch (SchedulerException e) {
      throw refused();
    }
  }

  private static InfrastructureException refused() {
    return new InfrastructureException(
        Code.SCHEDULER,
        "The scheduler did not start or take its jobs.",
        "Look at Quartz's own log.",
        false);
  }

  private void place(Task task, String name) throws SchedulerException {
    JobDetail job =
        JobBuilder.newJob(Wake.class)
            .withIdentity(name, GROUP)
            .usingJobData(Wake.WORK, name)
            .storeDurably()
            .build();
    scheduler.addJob(job, true);
    jobs.add(job.getKey());
    TriggerKey key = TriggerKey.triggerKey(name, GROUP);
    Trigger found = scheduler.getTrigger(key);
    if (found == null) {
      try {
        scheduler.scheduleJob(trigger(key, job, task.every()));
      } catch (ObjectAlreadyExistsException e) {
        LOG.debug("LETHE another node has just scheduled '{}'", name);
      }
    } else if (!goesOn(found, task.every())) {
      scheduler.rescheduleJob(key, trigger(key, job, task.every()));
    }
  }

  private boolean goesOn(Trigger found, Duration every) throws SchedulerException {
    TriggerState state = scheduler.getTriggerState(found.getKey());
    return found instanceof SimpleTrigger simple
        && simple.getRepeatInterval() == every.toMillis()
        && state != TriggerState.ERROR
        && state != TriggerState.COMPLETE;
  }

  private static Trigger trigger(TriggerKey key, JobDetail job, Duration every) {
    return TriggerBuilder.newTrigger()
        .withIdentity(key)
        .forJob(job)
        .startAt(
            DateBuilder.futureDate(
                (int) Math.max(1, every.toSeconds()), DateBuilder.IntervalUnit.SECOND))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(every.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount())
        .build();
  }

  /** Wakes one task at once, beside its schedule. */
  public void now(String task) {
    try {
      for (JobKey job : jobs) {
        if (job.getName().endsWith("/" + task)) scheduler.triggerJob(job);
      }
    } catch (SchedulerException e) {
      LOG.warn("LETHE '{}' could not be woken at once; it waits for its turn", task);
    }
  }

  /** Wakes no more; waits for what is running. */
  @Override
  public void close() {
    try {
      if (own) scheduler.shutdown(!works.runsHere());
      else if (!scheduler.isShutdown() && !scheduler.getMetaData().isJobStoreSupportsPersistence())
        scheduler.deleteJobs(jobs);
    } catch (SchedulerException e) {
      LOG.warn("LETHE the scheduler did not let go of its jobs cleanly");
    }
    works.close();
  }
}

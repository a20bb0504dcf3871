package dev.lethe.schedule;

import dev.lethe.model.LetheException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that Quartz runs for every piece of work. Public because Quartz makes it; its name stands
 * in persistent stores and is never changed.
 */
@DisallowConcurrentExecution
public final class Wake implements Job {
  static final String WORK = "work";
  private static final Logger LOG = LoggerFactory.getLogger(Wake.class);
  private static final Set<String> MISSED = ConcurrentHashMap.newKeySet();

  /** For Quartz. */
  public Wake() {}

  @Override
  public void execute(JobExecutionContext execution) {
    String name = execution.getJobDetail().getJobDataMap().getString(WORK);
    try {
      Scheduler scheduler = execution.getScheduler();
      Optional<Works> works = Works.find(scheduler.getContext(), name);
      if (works.isPresent()) works.get().run(name);
      else missed(scheduler, name);
    } catch (SchedulerException | RuntimeException e) {
      // Not rethrown: Quartz would only log it, with the values that a driver may have put in it.
      LOG.error(
          "LETHE scheduled work '{}' failed: {}; it is tried again at the next wake-up",
          name,
          e instanceof LetheException ? e.getMessage() : e.getClass().getName());
    }
  }

  /** Once for each, and not where the application is just going down. */
  private static void missed(Scheduler scheduler, String name) throws SchedulerException {
    if (scheduler.isInStandbyMode() || scheduler.isShutdown()) return;
    String node = scheduler.getSchedulerInstanceId();
    if (MISSED.add(node + " " + name))
      LOG.warn(
          "LETHE the node '{}' was woken for '{}' and has no such work; the next wake-up may reach"
              + " a node that has it. A node that observes should not share a scheduler with one"
              + " that acts",
          node,
          name);
  }
}

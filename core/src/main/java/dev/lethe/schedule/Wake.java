package dev.lethe.schedule;

import dev.lethe.model.LetheException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
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
      Optional<Works> works = Works.find(execution.getScheduler().getContext(), name);
      if (works.isPresent()) works.get().run(name);
      else if (MISSED.add(name))
        LOG.warn(
            "LETHE this node was woken for '{}' and has no such work; the next wake-up may reach a"
                + " node that has it. A node that observes should not share a scheduler with one"
                + " that acts",
            name);
    } catch (SchedulerException | RuntimeException e) {
      // Not rethrown: Quartz would only log it, with the values that a driver may have put in it.
      LOG.error(
          "LETHE scheduled work '{}' failed: {}; it is tried again at the next wake-up",
          name,
          e instanceof LetheException ? e.getMessage() : e.getClass().getName());
    }
  }
}

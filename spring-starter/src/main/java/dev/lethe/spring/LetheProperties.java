package dev.lethe.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a host may say about Lethe in its properties.
 *
 * @param mode Whether Lethe only looks, or acts by the rules that somebody has armed. Default:
 *     observe; on an embedded database act, as soon as there is a privacy register.
 * @param register Where the organisation's privacy register is.
 * @param entityManagerFactory Name of the EntityManagerFactory bean that Lethe works on. Needed
 *     where there are several and none is primary.
 * @param keys Keys for references and signatures.
 * @param schema Lethe's own tables.
 * @param schedule When engines are woken.
 * @param retention How purging is paced.
 */
@ConfigurationProperties("lethe")
record LetheProperties(
    @Nullable Mode mode,
    @DefaultValue("classpath:privacy/register.yml") String register,
    @Nullable String entityManagerFactory,
    @DefaultValue KeyFile keys,
    @DefaultValue Tables schema,
    @DefaultValue Schedule schedule,
    @DefaultValue Pace retention) {

  /** Whether Lethe may change anything. */
  enum Mode {
    /** SELECT rights suffice: no key, no own tables, no thread. */
    OBSERVE,
    /** Acts by the rules that somebody has armed; wants keys, own tables and a register. */
    ACT
  }

  /**
   * Keys for references and signatures.
   *
   * @param file File with 32 random bytes in base64, which only its owner may read. Default on an
   *     embedded database: keys that end with the JVM, as the data does. A bean of type Keys goes
   *     first.
   */
  record KeyFile(@Nullable Path file) {}

  /**
   * Lethe's own tables.
   *
   * @param initialize Whether Lethe creates what is missing of its own tables, or the host's
   *     migrations have them.
   */
  record Tables(@DefaultValue("embedded") Initialize initialize) {}

  /** When own tables are created. */
  enum Initialize {
    /** On an embedded database. */
    EMBEDDED,
    /** On every database. */
    ALWAYS,
    /** By the host's migrations: Lethe only checks that they are there. */
    NEVER
  }

  /**
   * When engines are woken.
   *
   * @param retention Time from one retention run to the next. Refused when it is too slow for a
   *     promised window.
   * @param redrive Time between looks at what waited for a released hold.
   * @param quartz Who wakes. Default: the host's Quartz scheduler if it has exactly one, else a
   *     private one in memory.
   */
  record Schedule(
      @DefaultValue("6h") Duration retention,
      @DefaultValue("1m") Duration redrive,
      @Nullable Quartz quartz) {
    Schedule {
      positive("lethe.schedule.retention", retention);
      positive("lethe.schedule.redrive", redrive);
    }
  }

  /** Who wakes the engines. */
  enum Quartz {
    /** The host's scheduler bean. */
    HOST,
    /** A scheduler in memory, of Lethe's own. */
    PRIVATE,
    /** Nobody: the host calls the engines itself. */
    OFF
  }

  /**
   * How purging is paced.
   *
   * @param batchTarget How long one destructive transaction should take.
   * @param secondPersonAbove How many field groups of records one person may let go by arming one
   *     rule; for more a second officer must approve.
   */
  record Pace(
      @DefaultValue("50ms") Duration batchTarget, @DefaultValue("10000") long secondPersonAbove) {
    Pace {
      positive("lethe.retention.batch-target", batchTarget);
      if (secondPersonAbove < 0)
        throw new IllegalArgumentException(
            "lethe.retention.second-person-above must not be negative, was " + secondPersonAbove);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative())
      throw new IllegalArgumentException(name + " must be positive, was " + value);
  }
}

package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.evidence.Keys;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import dev.lethe.model.MisuseException;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Undecided;
import dev.lethe.spring.LetheProperties.Initialize;
import dev.lethe.spring.LetheProperties.Mode;
import dev.lethe.spring.LetheProperties.Quartz;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ResourceLoader;

/** Puts an instance together from the host's beans and properties. */
final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Lethe.class);

  private static final String UNDECIDED = "privacy/undecided.yml";

  private final LetheProperties properties;
  private final ListableBeanFactory beans;
  private final ResourceLoader resources;
  private final Register register;
  private final Events events;

  Assembly(
      LetheProperties properties,
      ListableBeanFactory beans,
      ResourceLoader resources,
      ApplicationEventPublisher publisher) {
    this.properties = properties;
    this.beans = beans;
    this.resources = resources;
    this.register = new Register(properties.register(), resources);
    this.events = new Events(publisher);
  }

  Lethe build() {
    EntityManagerFactory emf = Factories.choose(beans, properties.entityManagerFactory());
    boolean embedded = Factories.embedded(emf);
    return acts(embedded) ? acting(emf, embedded) : observing(emf);
  }

  /** A first start without a register must succeed, whatever the database. */
  private boolean acts(boolean embedded) {
    Mode said = properties.mode();
    return said != null ? said == Mode.ACT : embedded && register.exists();
  }

  private Lethe observing(EntityManagerFactory emf) {
    return Observer.of(
        () -> {
          Lethe lethe = Lethe.observe(emf, stated(), Mixins.of(emf, beans, resources));
          LOG.info(
              "LETHE observes: {} entities with personal data, {} findings; lethe.mode=act lets it"
                  + " act",
              lethe.dataMap().entities().size(),
              lethe.findings().size());
          return lethe;
        });
  }

  private PrivacyRegister stated() {
    try {
      return register.read();
    } catch (LetheException e) {
      LOG.warn("LETHE observes without a privacy register: {}", e.getMessage());
      return PrivacyRegister.unstated();
    }
  }

  private Lethe acting(EntityManagerFactory emf, boolean embedded) {
    Lethe.Builder builder =
        Lethe.builder(emf, keys(embedded))
            .register(register.read())
            .mixins(Mixins.of(emf, beans, resources))
            .transactions(new SpringTransactions(emf))
            .schema(schema(embedded))
            .retention(
                r ->
                    r.transactionTarget(properties.retention().batchTarget())
                        .secondPersonAbove(properties.retention().secondPersonAbove()))
            .listener(events);
    clock().ifPresent(builder::clock);
    if (resources.getResource(ResourceLoader.CLASSPATH_URL_PREFIX + UNDECIDED).exists())
      builder.undecided(Undecided.fromClasspath(UNDECIDED));
    each(ObjectStore.class, builder::objectStore);
    each(RecipientPort.class, builder::recipient);
    schedule(builder);
    beans.getBeanProvider(LetheCustomizer.class).orderedStream().forEach(c -> c.customize(builder));
    return builder.build();
  }

  private Keys keys(boolean embedded) {
    Keys bean = beans.getBeanProvider(Keys.class).getIfUnique();
    if (bean != null) return bean;
    Path file = properties.keys().file();
    if (file != null) return Keys.file(file);
    if (embedded) return PassingKeys.get();
    throw new MisuseException(
        Code.KEYS_MISSING,
        "lethe.mode is act, and neither lethe.keys.file nor a bean of type Keys is there.",
        "Make one: openssl rand -base64 32 > lethe.key; chmod 600 lethe.key; and set"
            + " lethe.keys.file=/path/to/lethe.key, outside the database and its backups.");
  }

  private Lethe.Schema schema(boolean embedded) {
    Initialize when = properties.schema().initialize();
    return when == Initialize.ALWAYS || (when == Initialize.EMBEDDED && embedded)
        ? Lethe.Schema.APPLY
        : Lethe.Schema.CHECK_ONLY;
  }

  /** The system's clock, as a bean, is no other clock: it stays compared with the database's. */
  private Optional<InstantSource> clock() {
    return Optional.ofNullable(beans.getBeanProvider(InstantSource.class).getIfUnique())
        .filter(
            c ->
                !(c instanceof Clock clock
                    && clock.withZone(ZoneOffset.UTC).equals(Clock.systemUTC())));
  }

  private void schedule(Lethe.Builder builder) {
    Quartz said = properties.schedule().quartz();
    if (said == Quartz.OFF) return;
    Optional<Object> host =
        said == Quartz.PRIVATE
            ? Optional.empty()
            : Optional.ofNullable(beans.getBeanProvider(org.quartz.Scheduler.class).getIfUnique());
    if (said == Quartz.HOST && host.isEmpty())
      throw new MisuseException(
          Code.QUARTZ_MISSING,
          "lethe.schedule.quartz is host, and there is no unique bean of type"
              + " org.quartz.Scheduler.",
          "Add spring-boot-starter-quartz, mark one scheduler as primary, or set"
              + " lethe.schedule.quartz=private.");
    builder.schedule(
        s -> {
          s.retentionEvery(properties.schedule().retention());
          s.redriveEvery(properties.schedule().redrive());
          host.ifPresent(s::quartz);
        });
  }

  /** Hands on beans of a type under their bean names. */
  private <T> void each(Class<T> type, BiConsumer<String, T> take) {
    beans.getBeansOfType(type).forEach(take);
  }
}

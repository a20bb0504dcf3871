package club;

import dev.lethe.Lethe;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a host does with Lethe; no component, so that only a test which acts has one. */
@Transactional
public class Desk {
  public static final Actor OFFICER = Actor.officer("m.keller");

  private final EntityManager em;
  private final Lethe lethe;
  private final List<Lethe.Event> heard = new CopyOnWriteArrayList<>();
  private Code heardOf;

  public Desk(EntityManager em, Lethe lethe) {
    this.em = em;
    this.lethe = lethe;
  }

  public void join(long id, String email, Instant... visits) {
    Member member = new Member();
    member.id = id;
    member.email = email;
    em.persist(member);
    for (Instant at : visits) {
      Visit visit = new Visit();
      visit.id = id * 1000 + at.getEpochSecond() % 1000;
      visit.member = member;
      visit.ip = "198.51.100.7";
      visit.visitedAt = at;
      em.persist(visit);
    }
  }

  /** A row of the host's and a recording of Lethe's, in one transaction. */
  public void joinAndPause(long id, boolean fail) {
    join(id, "m" + id + "@plant.test");
    lethe.retention().pause(OFFICER, "looking at something odd");
    if (fail) throw new IllegalStateException("the host changed its mind");
  }

  /** A recording fails, and the host takes no notice. */
  public void joinAndSwallow(long id) {
    join(id, "m" + id + "@plant.test");
    try {
      lethe.holds().release(new UUID(0, 0), OFFICER, "there is no such hold");
    } catch (LetheException e) {
      heardOf = e.code();
    }
  }

  public void purge() {
    lethe.retention().run();
  }

  public long count(Class<?> entity) {
    return em.createQuery("select count(e) from " + entity.getSimpleName() + " e", Long.class)
        .getSingleResult();
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  @EventListener
  public void on(Lethe.Event event) {
    heard.add(event);
  }

  public Code heardOf() {
    return heardOf;
  }

  public List<Lethe.Event> heard() {
    return heard;
  }
}

package club;

import dev.lethe.Lethe;
import dev.lethe.model.Actor;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** What a host does with Lethe; no component, so that only a test which acts has one. */
@Transactional
public class Desk {
  public static final Actor OFFICER = Actor.officer("m.keller");

  private final EntityManager em;
  private final Lethe lethe;
  public final List<Lethe.Event> heard = new CopyOnWriteArrayList<>();

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

  public void purge() {
    lethe.retention().run();
  }

  public long count(Class<?> entity) {
    return em.createQuery("select count(e) from " + entity.getSimpleName() + " e", Long.class)
        .getSingleResult();
  }

  @Transactional(propagation = org.springframework.transaction.annotation.Propagation.SUPPORTS)
  @EventListener
  public void on(Lethe.Event event) {
    heard.add(event);
  }

  public List<Lethe.Event> heard() {
    return heard;
  }
}

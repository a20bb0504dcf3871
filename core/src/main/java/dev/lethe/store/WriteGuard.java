package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.scan.Watched;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every row that the provider writes, and refuses or masks what must never be stored.
 * Bulk statements and SQL of the host's own do not come past it.
 */
public final class WriteGuard
    implements PreInsertEventListener,
        PreUpdateEventListener,
        PreUpsertEventListener,
        PreCollectionRecreateEventListener,
        PreCollectionUpdateEventListener {
  private static final Object ONE_AT_A_TIME = new Object();

  private final List<Post> posts = new CopyOnWriteArrayList<>();

  private WriteGuard() {}

  /** One instance's watch over a factory. */
  private record Post(WatchedPlaces places, Consumer<Watched> told) {}

  /**
   * Begins to watch. A factory has one guard, whoever asks, and what several ask for is done once.
   *
   * @param told where a value was refused or masked
   * @return ends the watch; the provider lets no listener go, so the guard stays and does nothing
   */
  public static Runnable over(
      EntityManagerFactory emf, List<Watched> watched, Consumer<Watched> told) {
    if (watched.isEmpty()) {
      return () -> {};
    }
    SessionFactoryImplementor factory = emf.unwrap(SessionFactoryImplementor.class);
    WriteGuard guard = of(factory.getEventListenerRegistry());
    Post post = new Post(WatchedPlaces.of(factory, watched), told);
    guard.posts.add(post);
    return () -> guard.posts.remove(post);
  }

  private static WriteGuard of(EventListenerRegistry registry) {
    synchronized (ONE_AT_A_TIME) {
      EventListenerGroup<PreInsertEventListener> inserts =
          registry.getEventListenerGroup(EventType.PRE_INSERT);
      List<WriteGuard> there = new ArrayList<>();
      inserts.fireEventOnEachListener(there, WriteGuard::collect);
      if (!there.isEmpty()) {
        return there.get(0);
      }
      WriteGuard guard = new WriteGuard();
      registry.getEventListenerGroup(EventType.PRE_UPDATE).appendListener(guard);
      registry.getEventListenerGroup(EventType.PRE_UPSERT).appendListener(guard);
      registry.getEventListenerGroup(EventType.PRE_COLLECTION_RECREATE).appendListener(guard);
      registry.getEventListenerGroup(EventType.PRE_COLLECTION_UPDATE).appendListener(guard);
      inserts.appendListener(guard);
      return guard;
    }
  }

  private static void collect(PreInsertEventListener listener, List<WriteGuard> into) {
    if (listener instanceof WriteGuard guard) {
      into.add(guard);
    }
  }

  @Override
  public boolean onPreInsert(PreInsertEvent event) {
    return look(event.getPersister(), event.getEntity(), event.getState(), null);
  }

  @Override
  public boolean onPreUpdate(PreUpdateEvent event) {
    return look(event.getPersister(), event.getEntity(), event.getState(), event.getOldState());
  }

  @Override
  public boolean onPreUpsert(PreUpsertEvent event) {
    return look(event.getPersister(), event.getEntity(), event.getState(), null);
  }

  @Override
  public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
    look(event);
  }

  @Override
  public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
    look(event);
  }

  /**
   * @param before what was there, which nobody writes now; unknown where the provider does not say
   * @return false: nothing is vetoed silently
   */
  private boolean look(
      EntityPersister persister, Object entity, Object[] state, Object @Nullable [] before) {
    for (Post post : posts) {
      for (WatchedPlaces.Place place : post.places().of(persister)) {
        if (place.look(persister, entity, state, before)) {
          seen(post, place.watched());
        }
      }
    }
    return false;
  }

  private void look(AbstractCollectionEvent event) {
    PersistentCollection<?> collection = event.getCollection();
    for (Post post : posts) {
      for (Watched watched : post.places().of(event.getCollectionPersister())) {
        if (WatchedPlaces.holdsForbidden(collection, event.getCollectionPersister())) {
          seen(post, watched);
        }
      }
    }
  }

  private static void seen(Post post, Watched watched) {
    post.told().accept(watched);
    if (!watched.masked()) {
      throw new MisuseException(
          Code.FORBIDDEN_DATA,
          watched.place() + " must not hold a card number, and what was written looks like one.",
          "Nothing was written. Ask the person to leave it out; @Forbidden(onWrite = MASK) would store its last four digits.");
    }
  }
}

package dev.lethe.host;

import static dev.lethe.annotation.Category.CARD_NUMBER;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Forbidden.OnWrite.MASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.Lethe;
import dev.lethe.Lethe.Event.ForbiddenDataSeen;
import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.model.Code;
import dev.lethe.model.LetheException;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** P6-a: a card number is refused or masked when it is written, and told of without the number. */
@NullUnmarked
abstract class ForbiddenContract extends HostContract {
  private static final String CARD = "card 4242 4242 4242 4242";
  private static final String MASKED = "card **** **** **** 4242";
  private static final String ORDER = "order 1234 5678 9012 3456"; // its check digit is wrong

  ForbiddenContract(Product product) {
    super(product);
  }

  /** A text that is masked, in a class and in a record. */
  @Embeddable
  record Said(
      @Forbidden(value = CARD_NUMBER, onWrite = MASK) String spoken, String tone, Instant at) {}

  @Embeddable
  static class Heard {
    @Forbidden(value = CARD_NUMBER, onWrite = MASK)
    String words;

    @Embedded Inner inner;
  }

  @Embeddable
  record Inner(@Forbidden(value = CARD_NUMBER, onWrite = MASK) String whispered, int volume) {}

  @Entity(name = "Question")
  @Processing("support")
  @Retain(from = "sentAt", atMost = "P90D")
  static class Question {
    @Id Long id;

    @SubjectLink
    @ManyToOne(fetch = FetchType.LAZY)
    Member member;

    @PersonalData(MESSAGE)
    @Forbidden(CARD_NUMBER)
    String body;

    @PersonalData(MESSAGE)
    @Forbidden(value = CARD_NUMBER, onWrite = MASK)
    String note;

    @PersonalData(MESSAGE)
    Said said;

    @PersonalData(MESSAGE)
    Heard heard;

    @PersonalData(MESSAGE)
    @ElementCollection
    @Column(name = "line")
    @Forbidden(CARD_NUMBER)
    List<String> lines = new ArrayList<>();

    @PersonalData(MESSAGE)
    String free;

    @Column(nullable = false)
    Instant sentAt = Instant.parse("2026-01-31T10:00:00Z");

    protected Question() {}

    Question(long id) {
      this.id = id;
    }
  }

  /** All its texts, and nothing but texts. */
  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  @Forbidden(CARD_NUMBER)
  static class Sound {
    @Id Long id;
    String title;
    int place;
    @ElementCollection List<Integer> grades = new ArrayList<>();
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Question.class, Sound.class};
  }

  @AfterEach
  void clear() {
    host.db.execute(
        "delete from Question_lines",
        "delete from Question",
        "delete from Effect_grades",
        "delete from Effect");
  }

  private void write(Consumer<EntityManager> work) {
    try (EntityManager em = host.emf.createEntityManager()) {
      em.getTransaction().begin();
      work.accept(em);
      em.getTransaction().commit();
    }
  }

  private void stateless(Consumer<StatelessSession> work) {
    try (StatelessSession session = host.emf.unwrap(SessionFactory.class).openStatelessSession()) {
      session.beginTransaction();
      work.accept(session);
      session.getTransaction().commit();
    }
  }

  private static Question question(Consumer<Question> said) {
    Question question = new Question(1);
    said.accept(question);
    return question;
  }

  private List<String> stored(String column) {
    return host.db.column("select " + column + " from Question");
  }

  /** The code in what was thrown; no number in any message on the way. */
  private static void isRefused(String place, Runnable write) {
    @Nullable LetheException refused = null;
    for (Throwable t = catchThrowable(write::run); t != null; t = t.getCause()) {
      assertThat(String.valueOf(t.getMessage())).doesNotContain("4242");
      refused = t instanceof LetheException e ? e : refused;
    }
    assertThat(refused).as(place).isNotNull();
    assertThat(refused.code()).isEqualTo(Code.FORBIDDEN_DATA);
    assertThat(refused.getMessage())
        .startsWith("LETHE-127 " + place + " must not hold a card number");
  }

  @Test // P6-a, LETHE-127
  void refused() {
    isRefused("Question.body", () -> write(em -> em.persist(question(q -> q.body = CARD))));
    assertThat(stored("id")).isEmpty();
    write(em -> em.persist(question(q -> q.body = ORDER)));
    assertThat(stored("body")).containsExactly(ORDER);
    isRefused("Question.body", () -> write(em -> em.find(Question.class, 1L).body = "x " + CARD));
    isRefused("Question.body", () -> write(em -> em.merge(question(q -> q.body = CARD))));
    assertThat(stored("body")).containsExactly(ORDER);
  }

  @Test // P6-a
  void masked() {
    write(em -> em.persist(question(q -> q.note = CARD)));
    assertThat(stored("note")).containsExactly(MASKED);
    write(em -> em.find(Question.class, 1L).note = ORDER);
    assertThat(stored("note")).containsExactly(ORDER);
    write(
        em -> {
          Question found = em.find(Question.class, 1L);
          found.note = CARD;
          em.flush();
          assertThat(found.note).isEqualTo(MASKED); // as the row has it
        });
    assertThat(stored("note")).containsExactly(MASKED);
  }

  @Test // P6-a: in a class, in a record, in a record in a class
  void insideEmbeddables() {
    Question question = question(q -> {});
    question.said = new Said(CARD, "polite", Instant.EPOCH);
    question.heard = new Heard();
    question.heard.words = CARD;
    question.heard.inner = new Inner(CARD, 7);
    write(em -> em.persist(question));
    assertThat(stored("concat(spoken, '/', tone)")).containsExactly(MASKED + "/polite");
    assertThat(stored("words")).containsExactly(MASKED);
    assertThat(stored("concat(whispered, '/', volume)")).containsExactly(MASKED + "/7");
    write(em -> em.find(Question.class, 1L).said = new Said("x " + CARD, "rude", Instant.EPOCH));
    assertThat(stored("concat(spoken, '/', tone)")).containsExactly("x " + MASKED + "/rude");
  }

  @Test // P6-a
  void inACollection() {
    isRefused("Question.lines", () -> write(em -> em.persist(question(q -> q.lines.add(CARD)))));
    write(em -> em.persist(question(q -> q.lines.add(ORDER))));
    isRefused("Question.lines", () -> write(em -> em.find(Question.class, 1L).lines.add(CARD)));
    assertThat(host.db.column("select line from Question_lines")).containsExactly(ORDER);
  }

  @Test // P6-a: on a type, in all its texts
  void onAType() {
    Sound sound = new Sound();
    sound.id = 1L;
    sound.place = 4;
    sound.title = CARD;
    isRefused("Effect.title", () -> write(em -> em.persist(sound)));
    sound.title = ORDER;
    write(em -> em.persist(sound));
    assertThat(host.db.column("select title from Effect")).containsExactly(ORDER);
  }

  @Test // P6-a
  void withoutAPersistenceContext() {
    isRefused("Question.body", () -> stateless(s -> s.insert(question(q -> q.body = CARD))));
    stateless(s -> s.insert(question(q -> q.note = CARD)));
    assertThat(stored("note")).containsExactly(MASKED);
    isRefused("Question.body", () -> stateless(s -> s.update(question(q -> q.body = CARD))));
    isRefused("Question.body", () -> stateless(s -> s.upsert(question(q -> q.body = CARD))));
    assertThat(stored("note")).containsExactly(MASKED);
  }

  @Test // what is there already does not stand in the way of another change
  void whatWasWrittenBefore() {
    write(em -> em.persist(question(q -> q.body = ORDER)));
    host.db.execute("update Question set body = '" + CARD + "'");
    write(em -> em.find(Question.class, 1L).free = "answered");
    assertThat(stored("free")).containsExactly("answered");
    assertThat(stored("body")).containsExactly(CARD);
  }

  @Test // FORBIDDEN_DATA_SEEN, counted, without the number
  void toldOfAtOnce() {
    List<Lethe.Event> told = new ArrayList<>();
    lethe.close();
    try (Lethe telling = host.builder().listener(told::add).build()) {
      assertThat(telling.findings()).isNotNull();
      write(em -> em.persist(question(q -> q.note = CARD)));
      isRefused("Question.body", () -> write(em -> em.find(Question.class, 1L).body = CARD));
    }
    assertThat(told)
        .containsExactly(
            new ForbiddenDataSeen("Question.note", true),
            new ForbiddenDataSeen("Question.body", false));
  }

  @Test // two instances look once; an instance that is closed, or only looks, not at all
  void whoLooks() {
    List<Lethe.Event> told = new ArrayList<>();
    Lethe second = host.builder().listener(told::add).build();
    write(em -> em.persist(question(q -> q.note = CARD)));
    assertThat(stored("note")).containsExactly(MASKED);
    lethe.close();
    isRefused("Question.body", () -> write(em -> em.find(Question.class, 1L).body = CARD));
    assertThat(told).containsExactly(new ForbiddenDataSeen("Question.body", false));
    second.close();
    try (Lethe observing = Lethe.observe(host.emf, Host.register())) {
      assertThat(observing.findings()).isNotNull();
      write(em -> em.find(Question.class, 1L).body = CARD);
    }
    assertThat(stored("body")).containsExactly(CARD);
  }

  @Test // as said: what is not written row by row does not come past the guard
  void bulkStatements() {
    write(em -> em.persist(question(q -> q.note = ORDER)));
    write(
        em ->
            em.createQuery("update Question set body = :text")
                .setParameter("text", CARD)
                .executeUpdate());
    assertThat(stored("body")).containsExactly(CARD);
  }
}

package dev.lethe.scan;

import dev.lethe.annotation.NotPersonal;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Declarations proposed for what nobody has declared: a mixin for each class and a register with
 * its open questions. Nothing in it is certain, and each guess says so where it stands.
 *
 * @param files text of each file by its path, with slashes: {@code java/shop/OwnerPrivacy.java}
 * @param guesses how many declarations are guesses
 * @param questions how many things are left open
 */
public record Proposal(SortedMap<String, String> files, int guesses, int questions) {
  /** Where the register lies among the files. */
  public static final String REGISTER = "resources/privacy/register.yml";

  public Proposal {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Looks at every entity of a persistence unit that neither annotations nor these mixins declare.
   */
  public static Proposal of(EntityManagerFactory emf, Collection<Class<?>> mixins) {
    Findings findings = new Findings();
    Models models = new Models(Scan.hibernate(emf), new Declarations(mixins, findings), findings);
    Belonging whose = new Belonging(models);
    TreeMap<String, String> files = new TreeMap<>();
    int guesses = 0;
    int questions = 0;
    List<MixinDraft> drafts = new ArrayList<>();
    for (EntityModel model : models.all()) {
      if (!Scan.isDeclared(model) && model.find(NotPersonal.class).isEmpty()) {
        drafts.addAll(new Proposing(whose, model).drafts());
      }
    }
    for (MixinDraft draft : drafts) {
      if (files.putIfAbsent("java/" + draft.path(), draft.text()) == null) {
        guesses += draft.guesses();
        questions += draft.questions();
      }
    }
    RegisterDraft register = new RegisterDraft(whose.kinds());
    files.put(REGISTER, register.text());
    return new Proposal(files, guesses, questions + register.questions());
  }
}

package dev.lethe.decide;

import dev.lethe.datamap.Condition;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known now about one record, as far as a verdict needs it.
 *
 * @param anchors by path, exactly as the rules name it; an absent path is null in the database
 * @param conditions of the rules' that hold for it
 * @param closure whether the owner's relationship lives
 * @param holds that match now
 * @param restriction under Art. 18
 * @param erasure what has been asked
 * @param basis of the purpose in question
 * @param objection under Art. 21
 * @param shared whether others share it
 * @param otherPurpose whether a live purpose remains that no withdrawal and no objection ends
 * @param article9 conditions of a special category
 * @param unmapped ids of field groups that hold something of which nobody has said what it is
 */
public record Facts(
    Map<String, Anchor> anchors,
    Set<Condition> conditions,
    Closure closure,
    List<HoldFact> holds,
    Restriction restriction,
    ErasureWish erasure,
    Basis basis,
    Objection objection,
    Shared shared,
    boolean otherPurpose,
    Article9 article9,
    Set<String> unmapped) {
  public Facts {
    anchors = Map.copyOf(anchors);
    conditions = Set.copyOf(conditions);
    holds = List.copyOf(holds);
    unmapped = Set.copyOf(unmapped);
  }

  /** What a rule counts from: its anchor, or what it names instead. */
  public Optional<Anchor> event(RetentionRule rule) {
    return Optional.ofNullable(anchor(rule));
  }

  @Nullable Anchor anchor(RetentionRule rule) {
    Anchor own = anchors.get(rule.anchor());
    return own != null || rule.orElse().isEmpty() ? own : anchors.get(rule.orElse().get());
  }

  /** Anchors and closure, everything else neutral. */
  public static Facts of(Map<String, Anchor> anchors, Closure closure) {
    return new Facts(
        anchors,
        Set.of(),
        closure,
        List.of(),
        Restriction.NONE,
        ErasureWish.NONE,
        Basis.CONTRACT,
        Objection.NONE,
        Shared.ALONE,
        false,
        Article9.NOT_SPECIAL,
        Set.of());
  }

  /** The same with these anchors. */
  public Facts withAnchors(Map<String, Anchor> changed) {
    return new Facts(
        changed,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with these conditions. */
  public Facts withConditions(Set<Condition> changed) {
    return new Facts(
        anchors,
        changed,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with another closure. */
  public Facts withClosure(Closure changed) {
    return new Facts(
        anchors,
        conditions,
        changed,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with these holds. */
  public Facts withHolds(List<HoldFact> changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        changed,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with this restriction. */
  public Facts withRestriction(Restriction changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        changed,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with this wish. */
  public Facts withErasure(ErasureWish changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        changed,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with this basis. */
  public Facts withBasis(Basis changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        changed,
        objection,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same with this objection. */
  public Facts withObjection(Objection changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        changed,
        shared,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same, shared so. */
  public Facts withShared(Shared changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        changed,
        otherPurpose,
        article9,
        unmapped);
  }

  /** The same, with or without another live purpose. */
  public Facts withOtherPurpose(boolean changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        changed,
        article9,
        unmapped);
  }

  /** The same with these conditions of a special category. */
  public Facts withArticle9(Article9 changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        changed,
        unmapped);
  }

  /** The same with these groups of which nobody has said what they hold. */
  public Facts withUnmapped(Set<String> changed) {
    return new Facts(
        anchors,
        conditions,
        closure,
        holds,
        restriction,
        erasure,
        basis,
        objection,
        shared,
        otherPurpose,
        article9,
        changed);
  }
}

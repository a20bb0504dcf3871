package dev.lethe.erasure;

import dev.lethe.act.Judging.Judged;
import dev.lethe.act.Workshop;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.RowVerdict;
import dev.lethe.model.Erased;
import dev.lethe.register.DataStore;
import dev.lethe.register.Recipient;
import dev.lethe.register.Stated;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.RecipientColumn;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who has received data that go, and how they hear of it (Art. 17(2), 19 GDPR).
 *
 * @param ports ids of the recipients that can be told by a port
 */
record Recipients(Workshop shop, Set<String> ports) {
  /** Attributes that must be read of a row to tell its recipients. */
  Set<String> attributes(Footprint footprint) {
    return keys(footprint).stream().map(k -> k.column().path()).collect(Collectors.toSet());
  }

  private List<RecipientColumn> keys(Footprint footprint) {
    return footprint.groups().values().stream()
        .flatMap(g -> g.recipientKeys().stream())
        .filter(k -> ports.contains(k.recipient()))
        .toList();
  }

  /** Orders that the recipients of what goes are told, with the transaction in which it goes. */
  void order(
      Unit unit,
      UUID erasure,
      Footprint footprint,
      EntityEntry entity,
      List<Judged> judged,
      Instant now) {
    List<RecipientColumn> keys = keys(footprint);
    if (keys.isEmpty()) {
      return;
    }
    for (Judged j : judged) {
      RowVerdict row = j.compose(j.verdicts().keySet());
      for (RecipientColumn key : keys) {
        String value = j.row().attributes().get(key.column().path());
        List<GroupEntry> told =
            entity.groups().stream()
                .filter(g -> row.going().contains(g.id()))
                .filter(g -> g.recipients().contains(key.recipient()))
                .filter(g -> g.fields().stream().anyMatch(f -> !f.isUnmapped()))
                .toList();
        if (value != null && !told.isEmpty()) {
          Set<String> categories = new TreeSet<>();
          told.stream()
              .flatMap(g -> g.fields().stream())
              .filter(f -> !f.isUnmapped())
              .forEach(f -> categories.add(f.category()));
          shop.outbox()
              .tell(
                  unit,
                  key.recipient(),
                  value,
                  categories,
                  told.get(0).id(),
                  shop.facts().thing(footprint, j.row()),
                  j.facts(),
                  erasure,
                  now);
        }
      }
    }
  }

  /** In words, for every recipient of a group of which something goes. */
  List<String> words(List<Erased> goes) {
    Map<String, String> words = new TreeMap<>();
    for (Erased e : goes) {
      shop.map()
          .group(e.fieldGroup())
          .ifPresent(g -> g.recipients().forEach(id -> words.put(id, id + ": " + how(id))));
    }
    return new ArrayList<>(words.values());
  }

  private String how(String id) {
    List<String> stores =
        shop.map().register().stores().values().stream()
            .filter(s -> s.recipient().flatMap(Stated::known).filter(id::equals).isPresent())
            .map(DataStore::id)
            .sorted()
            .toList();
    if (ports.contains(id)) {
      Recipient recipient = shop.map().register().recipients().get(id);
      return recipient != null && recipient.keepsOnOwnDuty()
          ? "is told, and keeps what an own duty asks for"
          : "is told";
    }
    return stores.isEmpty()
        ? "no port tells it; it must be told by hand"
        : "erased in its store " + String.join(", ", stores);
  }
}

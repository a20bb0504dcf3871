package dev.lethe.scan;

import dev.lethe.scan.Route.Hop;
import dev.lethe.scan.Route.Test;
import java.util.List;

/**
 * An entity whose records another entity's rows follow, as one type in {@code @FollowsRecord}.
 *
 * @param prefix what leads there in a path: {@code entityId[Order]}
 * @param target the followed entity
 * @param is texts of the type attribute that mean it
 * @param said for people: {@code entityType is ORDER}
 * @param key the column that holds the followed key, as one of the key's type
 * @param hops to the followed record
 * @param typed the row says that it follows such a record
 * @param there the same, and that record exists
 */
record Followed(
    String prefix,
    EntityModel target,
    List<String> is,
    String said,
    Column key,
    List<Hop> hops,
    Test typed,
    Test there) {
  Followed {
    is = List.copyOf(is);
    hops = List.copyOf(hops);
  }
}

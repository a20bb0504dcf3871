package dev.lethe.scan;

import dev.lethe.databases.Product;
import java.sql.Connection;

class H2LiveSchemaContract extends LiveSchemaContract {
  H2LiveSchemaContract() {
    super(Product.H2);
  }

  /** Does nothing; what a trigger does is not looked at. */
  public static final class Nothing implements org.h2.api.Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {}
  }

  @Override
  void trigger(String name) {
    db.execute(
        "create trigger %s after delete on guest for each row call '%s'"
            .formatted(name, Nothing.class.getName()));
  }
}

package dev.lethe.host;

import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A key and a value: what the value is, only the key says. */
@Entity
@Table(name = "preference")
@Processing("account")
@RetainUntil(CLOSURE)
@KeyedValues(
    key = "name",
    value = "value",
    keys = {
      "birthday -> demographic.birth-date",
      "pin -> authentication.secret",
      "theme -> not personal: colour of the page"
    })
public class Preference {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member member;

  @Column(name = "pref_name")
  String name;

  @Column(name = "pref_value")
  String value;
}

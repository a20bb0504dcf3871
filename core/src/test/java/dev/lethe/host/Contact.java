package dev.lethe.host;

import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PHONE;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** An address book whose rows stay for years while most of them ends earlier. */
@Entity
@Table(name = "contact")
@SecondaryTable(name = "contact_extra")
@Inheritance(strategy = InheritanceType.JOINED)
@Processing("billing")
@RetainUntil(CLOSURE)
@KeepFor(value = "tax-invoices", from = "addedAt", fields = "billedName")
public class Contact {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member owner;

  @Version int version;

  @PersonalData(NAME)
  String billedName;

  @PersonalData(EMAIL)
  @Processing("account")
  @Emptied(with = "erased-{random}@erased.invalid")
  @Column(nullable = false, unique = true)
  @Email
  @Size(max = 50)
  String email;

  @PersonalData(CUSTOMER_NUMBER)
  @Processing("security")
  @Retain(from = "addedAt", atMost = "P30D")
  @Column(table = "contact_extra", nullable = false, length = 30)
  String nick;

  @Column(nullable = false)
  Instant addedAt;

  /** One with a number, in a table of its own. */
  @Entity(name = "BusinessContact")
  @Table(name = "business_contact")
  public static class Business extends Contact {
    @PersonalData(PHONE)
    @Processing("support")
    @Retain(from = "addedAt", atMost = "P60D")
    @Emptied(with = "+{random}")
    @Column(nullable = false, length = 40)
    String phone;
  }
}

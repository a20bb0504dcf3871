package dev.lethe.messy;

import static dev.lethe.annotation.Category.BIRTH_DATE;
import static dev.lethe.annotation.Category.CONTRACT;
import static dev.lethe.annotation.Category.CUSTOM;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;
import static dev.lethe.annotation.Category.PHONE;
import static dev.lethe.annotation.Category.POSTAL_ADDRESS;
import static dev.lethe.annotation.Category.USER_AGENT;
import static dev.lethe.annotation.Retain.Pick.LAST;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeyedValues;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Sixteen types and what is said about them. */
@NullUnmarked
final class Shop {
  private Shop() {}

  static Class<?>[] entities() {
    return new Class<?>[] {
      Customer.class,
      Purchase.class,
      Line.class,
      Payment.class,
      Preference.class,
      Review.class,
      Photo.class,
      Mailing.class,
      Clerk.class,
      Case.class,
      Note.class,
      Login.class,
      Change.class,
      Article.class,
      Voucher.class,
      Claim.class
    };
  }

  /** Said once for all tables that people of the shop write. */
  @MappedSuperclass
  @Processing("account")
  abstract static class Base {
    @Id Long id;

    @ActorColumn(kind = "staff")
    String createdBy;

    @ActorColumn(kind = "staff", from = "modifiedAt")
    String modifiedBy;

    @Column(nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant modifiedAt;
  }

  /** A customer's, and gone with the customer unless it says otherwise. */
  @MappedSuperclass
  @RetainWith("customer")
  abstract static class Owned extends Base {
    @SubjectLink
    @ManyToOne(optional = false)
    Customer customer;
  }

  @Embeddable
  static class Address {
    String street;
    String city;
    String zip;
  }

  @Embeddable
  static class Item {
    String article;
    String engraving;
  }

  @Entity(name = "Customer")
  @DataSubject(
      kind = "customer",
      closedBy = "modifiedAt",
      closedWhen = @When(field = "status", in = "LEFT"))
  @RetainUntil(CLOSURE)
  @Retain(from = "purchases.placedAt", pick = LAST, atMost = "P3Y", ifNever = "P1Y")
  static class Customer extends Base {
    @PersonalData(EMAIL)
    @Emptied(with = "erased-{random}@erased.invalid")
    @Column(nullable = false, unique = true)
    String email;

    @PersonalData(NAME)
    String fullName;

    @PersonalData(PHONE)
    String phone;

    @PersonalData(BIRTH_DATE)
    LocalDate bornOn;

    @PersonalData(POSTAL_ADDRESS)
    @Embedded
    Address shipping;

    String status;

    @OneToMany(mappedBy = "customer")
    List<Purchase> purchases = new ArrayList<>();
  }

  @Entity(name = "Purchase")
  @Table(indexes = @Index(columnList = "customer_id"))
  static class Purchase extends Owned {
    @PersonalData(PAYMENT_HISTORY)
    @Emptied(with = "1970-01-01T00:00:00Z")
    @Column(nullable = false)
    Instant placedAt;

    @PersonalData(NAME)
    String shipTo;
  }

  @Entity(name = "Line")
  @Table(indexes = @Index(columnList = "purchase_id"))
  @RetainWith("purchase")
  static class Line extends Base {
    @SubjectLink
    @ManyToOne(optional = false)
    Purchase purchase;

    @PersonalData(PAYMENT_HISTORY)
    @Embedded
    Item item;
  }

  @Entity(name = "Payment")
  @Table(indexes = {@Index(columnList = "customer_id"), @Index(columnList = "settledAt")})
  @Processing("billing")
  @Retain(from = "settledAt", orElse = "modifiedAt", atMost = "P2Y")
  static class Payment extends Owned {
    @JsonPaths({
      "$.payer.email -> contact.email",
      "$.payer.name -> identity.name",
      "$.version -> not personal: version of the message"
    })
    String payload;

    @PersonalData(value = CUSTOM, custom = "payment.message")
    @Opaque("the payment service's raw message")
    String raw;

    Instant settledAt;
  }

  @Entity(name = "Preference")
  @Table(indexes = @Index(columnList = "customer_id"))
  @KeyedValues(
      key = "name",
      value = "text",
      keys = {"birthday -> demographic.birth-date", "theme -> not personal: colour of the page"})
  static class Preference extends Owned {
    String name;
    String text;
  }

  @Entity(name = "Review")
  @Table(indexes = {@Index(columnList = "authorId"), @Index(columnList = "modifiedAt")})
  @RetainUntil(value = CLOSURE, when = @When(field = "deleted", in = "false"))
  @Retain(from = "modifiedAt", atMost = "P7D", when = @When(field = "deleted"))
  static class Review extends Base {
    String authorType;

    @SubjectLink(to = Customer.class, when = @When(field = "authorType", in = "CUSTOMER"))
    @SubjectLink(to = Clerk.class, when = @When(field = "authorType", in = "CLERK"))
    Long authorId;

    @PersonalData(MESSAGE)
    String text;

    boolean deleted;
  }

  @Entity(name = "Photo")
  @Table(indexes = {@Index(columnList = "review_id"), @Index(columnList = "objectKey")})
  @RetainWith("review")
  static class Photo extends Base {
    @SubjectLink
    @ManyToOne(optional = false)
    Review review;

    @PersonalData(FILE_NAME)
    @StoredObject(store = "audio", shared = true, derived = "{key}.thumb.png")
    String objectKey;
  }

  @Entity(name = "Mailing")
  @Table(indexes = {@Index(columnList = "customer_id"), @Index(columnList = "createdAt")})
  @Processing(value = "newsletter", when = @When(field = "subscribed"))
  @Retain(from = "createdAt", atMost = "P1Y")
  static class Mailing extends Owned {
    @PersonalData(EMAIL)
    String sentTo;

    @PersonalData(MESSAGE)
    String subject;

    boolean subscribed;
  }

  @Entity(name = "Clerk")
  @DataSubject(kind = "staff", closedBy = "leftAt")
  @Processing("staff")
  @RetainUntil(value = CLOSURE, grace = "P30D")
  static class Clerk extends Base {
    @PersonalData(NAME)
    String name;

    @PersonalData(EMAIL)
    String email;

    Instant leftAt;
  }

  @Entity(name = "SupportCase")
  @Table(
      indexes = {
        @Index(columnList = "customer_id"),
        @Index(columnList = "clerk_id"),
        @Index(columnList = "closedAt")
      })
  @Processing("support")
  @Retain(from = "closedAt", atMost = "P2Y", ifNever = "P3Y")
  static class Case extends Owned {
    @SubjectLink(role = SubjectRole.AUTHOR)
    @ManyToOne
    Clerk clerk;

    @PersonalData(MESSAGE)
    String question;

    @PersonalData(value = NAME, of = "clerk")
    String signature;

    Instant closedAt;
  }

  @Entity(name = "Note")
  @Table(indexes = @Index(columnList = "supportCase_id"))
  @RetainWith("supportCase")
  static class Note extends Base {
    @SubjectLink
    @ManyToOne(optional = false)
    Case supportCase;

    @PersonalData(MESSAGE)
    String text;
  }

  @Entity(name = "Login")
  @Table(indexes = {@Index(columnList = "customerId"), @Index(columnList = "createdAt")})
  @Processing("security")
  @Retain(from = "createdAt", atMost = "P90D")
  static class Login extends Base {
    @SubjectLink(to = Customer.class)
    Long customerId;

    @PersonalData(IP_ADDRESS)
    String ip;

    @PersonalData(USER_AGENT)
    String agent;
  }

  @Entity(name = "Change")
  @Table(name = "change_log", indexes = @Index(columnList = "entityType, entityId"))
  @FollowsRecord(
      type = "entityType",
      id = "entityId",
      map = {
        @FollowsRecord.To(is = "PURCHASE", entity = Purchase.class),
        @FollowsRecord.To(is = "CASE", entity = Case.class)
      })
  static class Change extends Base {
    String entityType;
    Long entityId;

    @PersonalData(MESSAGE)
    String difference;
  }

  /** Nobody's; who wrote it is known. */
  @Entity(name = "Article")
  static class Article extends Base {
    String title;
  }

  @Entity(name = "Voucher")
  @Table(indexes = @Index(columnList = "customer_id"))
  static class Voucher extends Owned {
    @PersonalData(CONTRACT)
    String code;
  }

  @Entity(name = "Claim")
  @Table(indexes = {@Index(columnList = "customer_id"), @Index(columnList = "endedAt")})
  @Retain(from = "endedAt", atMost = "P30D", ifNever = "P5Y", cut = true)
  static class Claim extends Owned {
    @PersonalData(PAYMENT_HISTORY)
    String reason;

    Instant endedAt;
  }
}

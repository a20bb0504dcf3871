package dev.lethe.everything;

import static dev.lethe.annotation.Category.BIRTH_DATE;
import static dev.lethe.annotation.Category.CUSTOMER_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PHONE;
import static dev.lethe.annotation.Category.POSTAL_ADDRESS;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;

/** The kinds of person of a hut in the mountains. */
final class People {
  private People() {}

  /** A superclass whose key has the type that a subclass says. */
  @MappedSuperclass
  abstract static class Keyed<K> {
    @Id K id;
    @Version int version;
  }

  @MappedSuperclass
  abstract static class Dated<K> extends Keyed<K> {
    @CreationTimestamp
    @Column(nullable = false)
    Instant madeAt;
  }

  /** A record as an embeddable. */
  @Embeddable
  record Address(
      @PersonalData(POSTAL_ADDRESS) String street,
      @PersonalData(POSTAL_ADDRESS) String town,
      @NotPersonal("a region has too many inhabitants to tell one") String region) {}

  /** A value of the host's own. */
  record FullName(String first, String last) {}

  static class FullNames implements AttributeConverter<FullName, String> {
    @Override
    public String convertToDatabaseColumn(FullName name) {
      return name == null ? null : name.last() + "," + name.first();
    }

    @Override
    public FullName convertToEntityAttribute(String column) {
      if (column == null) {
        return null;
      }
      int comma = column.indexOf(',');
      return new FullName(column.substring(comma + 1), column.substring(0, comma));
    }
  }

  /** What a JSON column holds. */
  record Wishes(String diet, List<String> allergies) {}

  @Entity(name = "Guest")
  @Table(
      name = "guest",
      indexes = {@Index(columnList = "leftAt"), @Index(columnList = "invitedBy_id")})
  @SecondaryTable(name = "guest_papers")
  @Inheritance(strategy = InheritanceType.JOINED)
  @DataSubject(kind = "customer", closedBy = "leftAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static class Guest extends Dated<UUID> {
    @NaturalId
    @PersonalData(EMAIL)
    @Column(nullable = false)
    String email;

    @PersonalData(RELATIONSHIP_DATES)
    Instant leftAt;

    @PersonalData(NAME)
    @Convert(converter = FullNames.class)
    FullName name;

    @Embedded Address home;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "work_street"))
    @AttributeOverride(name = "town", column = @Column(name = "work_town"))
    @AttributeOverride(name = "region", column = @Column(name = "work_region"))
    Address work;

    @PersonalData(CUSTOMER_NUMBER)
    @Column(table = "guest_papers", name = "passport_no")
    String passport;

    @PersonalData(MESSAGE)
    @JdbcTypeCode(SqlTypes.JSON)
    Wishes wishes;

    @PersonalData(PHONE)
    @ElementCollection
    @CollectionTable(name = "guest_phone", indexes = @Index(columnList = "Guest_id"))
    Set<String> phones = new HashSet<>();

    @PersonalData(POSTAL_ADDRESS)
    @ElementCollection
    @CollectionTable(name = "guest_former_home", indexes = @Index(columnList = "Guest_id"))
    Set<Address> formerHomes = new HashSet<>();

    @PersonalData(NAME)
    @ElementCollection
    @CollectionTable(name = "guest_handle", indexes = @Index(columnList = "Guest_id"))
    @MapKeyColumn(name = "network")
    Map<String, String> handles = new HashMap<>();

    /** A self reference that is somebody else. */
    @SubjectLink(role = SubjectRole.MENTIONED)
    @ManyToOne
    Guest invitedBy;

    @PersonalData(RELATIONSHIP_DATES)
    @ManyToMany
    @JoinTable(
        name = "guest_friend",
        joinColumns = @JoinColumn(name = "guest_id"),
        inverseJoinColumns = @JoinColumn(name = "friend_id"),
        indexes = {@Index(columnList = "guest_id"), @Index(columnList = "friend_id")})
    Set<Guest> friends = new HashSet<>();
  }

  /** A subclass in a table of its own. */
  @Entity(name = "ClubMember")
  @Table(name = "club_member")
  static class ClubMember extends Guest {
    @PersonalData(CUSTOMER_NUMBER)
    String cardNumber;

    @PersonalData(BIRTH_DATE)
    LocalDate born;
  }

  /** Declared on getters, and audited by Envers. */
  @Entity(name = "Warden")
  @Table(
      name = "warden",
      indexes = {@Index(columnList = "gone_at"), @Index(columnList = "boss_id")})
  @Access(AccessType.PROPERTY)
  @Audited
  @DataSubject(kind = "staff", closedBy = "goneAt")
  @Processing("staff")
  @RetainUntil(CLOSURE)
  static class Warden {
    private Long id;
    private String name;
    private Instant goneAt;
    private Warden boss;
    private boolean cook;

    @Id
    public Long getId() {
      return id;
    }

    public void setId(Long id) {
      this.id = id;
    }

    @PersonalData(NAME)
    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    @PersonalData(RELATIONSHIP_DATES)
    @Column(name = "gone_at")
    public Instant getGoneAt() {
      return goneAt;
    }

    public void setGoneAt(Instant goneAt) {
      this.goneAt = goneAt;
    }

    @ManyToOne
    public Warden getBoss() {
      return boss;
    }

    public void setBoss(Warden boss) {
      this.boss = boss;
    }

    @NotPersonal("which duty the post has, not who does it")
    public boolean isCook() {
      return cook;
    }

    public void setCook(boolean cook) {
      this.cook = cook;
    }
  }
}

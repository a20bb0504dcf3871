package dev.lethe.host;

import static dev.lethe.annotation.Category.ABUSE_SCORE;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.PHONE;
import static dev.lethe.annotation.Category.SECRET;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.annotation.Withhold;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A message that several people have a part in, with everything a copy must take apart. */
@Entity
@Table(name = "letter")
@SecondaryTable(name = "letter_extra")
@Processing("support")
@Retain(from = "sentAt", atMost = "P90D")
public class Letter {
  @Id public UUID id;

  @SubjectLink @ManyToOne public Member customer;

  @SubjectLink(kind = "correspondent")
  @PersonalData(EMAIL)
  public String fromAddress;

  @SubjectLink(role = SubjectRole.AUTHOR)
  @ManyToOne
  public Agent agent;

  @SubjectLink(role = SubjectRole.ACCESSOR)
  @ManyToOne
  public Agent reader;

  @PersonalData(MESSAGE)
  public String body;

  @PersonalData(value = NAME, of = "agent")
  public String agentSignature;

  @PersonalData(value = NAME, of = "reader")
  public String readerName;

  @PersonalData(ABUSE_SCORE)
  @Withhold("would tell abusers what is measured, Art. 15(4)")
  public Integer score;

  @PersonalData(PHONE)
  @Convert(converter = Backwards.class)
  public String phone;

  @PersonalData(MESSAGE)
  @Column(table = "letter_extra", name = "subject_line")
  public String subjectLine;

  @PersonalData(MESSAGE)
  @Column(name = "written_local")
  public LocalDateTime written;

  @ElementCollection
  @CollectionTable(name = "letter_page", indexes = @Index(columnList = "Letter_id"))
  @PersonalData(MESSAGE)
  public List<Page> pages = new ArrayList<>();

  @Column(nullable = false)
  public Instant sentAt;

  /** One page of a letter. */
  @Embeddable
  public static class Page {
    public String title;

    @PersonalData(SECRET)
    @Column(name = "page_token")
    public String token;

    public Page() {}

    Page(String title, String token) {
      this.title = title;
      this.token = token;
    }
  }

  /** Stands for a converter that encrypts: the column is not the value. */
  public static class Backwards implements AttributeConverter<String, String> {
    @Override
    public String convertToDatabaseColumn(String value) {
      return value == null ? null : new StringBuilder(value).reverse().toString();
    }

    @Override
    public String convertToEntityAttribute(String column) {
      return convertToDatabaseColumn(column);
    }
  }
}

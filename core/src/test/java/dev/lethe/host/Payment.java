package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.PAYMENT_HISTORY;

import dev.lethe.annotation.JsonPaths;
import dev.lethe.annotation.KeepFor;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a payment service sent: documents of which some members are personal, and one raw text. */
@Entity
@Table(name = "payment")
@Processing("billing")
@Retain(from = "paidAt", atMost = "P30D")
@KeepFor(
    value = "tax-invoices",
    from = "paidAt",
    fields = {"amount", "payload.$.payer.name"})
public class Payment {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member payer;

  @PersonalData(PAYMENT_HISTORY)
  BigDecimal amount;

  @JdbcTypeCode(SqlTypes.JSON)
  @JsonPaths({
    "$.payer.email -> contact.email",
    "$.payer.name -> identity.name",
    "$.items[*].note -> content.message",
    "$.version -> not personal: version of the message"
  })
  Map<String, Object> payload;

  @JsonPaths("$.to -> contact.email")
  String receipt;

  @JdbcTypeCode(SqlTypes.JSON)
  @JsonPaths("$.tel -> contact.phone")
  String device;

  @Convert(converter = Lines.class)
  @Column(name = "hint_lines")
  @JsonPaths("$[*] -> content.message")
  List<String> hints;

  @PersonalData(MESSAGE)
  @Opaque("the payment service's raw message")
  String raw;

  @Column(nullable = false)
  Instant paidAt;

  @Version int version;

  /** Texts without quotation marks, as an array. */
  static class Lines implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(List<String> lines) {
      return lines == null
          ? null
          : lines.isEmpty() ? "[]" : "[\"" + String.join("\", \"", lines) + "\"]";
    }

    @Override
    public List<String> convertToEntityAttribute(String text) {
      return text == null ? null : List.of(text.substring(1, text.length() - 1).split(", "));
    }
  }
}

package dev.lethe.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What the desk shows of a member: a view, of a view, over tables that are declared. */
@Entity
@Immutable
@Table(name = "member_card")
public class MemberCard {
  @Id UUID id;
  String email;
  Long tracks;

  @ManyToOne Member holder;
}

package music;

import static music.Mutation.edit;
import static music.Mutation.entity;
import static music.Mutation.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P2-a: whatever a release adds to the model without declaring it fails the start, by its name. */
class NothingEscapesTest {
  private static final PrivacyRegister REGISTER =
      PrivacyRegister.fromClasspath("privacy/register.yml");
  private static final int LEAST = 30;
  private static final String ACCOUNT = "@ManyToOne Account account; ";

  static Stream<Mutation> mutations() {
    return Stream.of(
            columns(), collections(), tables(), relations(), strangers(), withoutAnnotation())
        .flatMap(s -> s);
  }

  private static Stream<Mutation> columns() {
    return Stream.of(
        member("Account.phone", "Account", "String phone;"),
        member("Account.born", "Account", "java.time.LocalDate born;"),
        member("Account.enabled", "Account", "boolean enabled;"),
        member("Account.avatar", "Account", "@jakarta.persistence.Lob byte[] avatar;"),
        member("Account.lastPlan", "Account", "Subscription.Status lastPlan;"),
        member("Upload.device", "Upload", "String device;"),
        member("Output.prompt", "Output", "String prompt;"),
        member("LoginEvent.session", "LoginEvent", "UUID session;"),
        member("Subscription.coupon", "Subscription", "String coupon;"),
        member("Invoice.purchaseOrder", "Invoice", "String purchaseOrder;"),
        member("SupportMessage.subject", "SupportMessage", "String subject;"),
        member("UploadTag.color", "UploadTag", "int color;"),
        member("StaffMember.phone", "StaffMember", "String phone;"));
  }

  private static Stream<Mutation> collections() {
    return Stream.of(
        member(
            "Account.nicknames",
            "Account",
            "@jakarta.persistence.ElementCollection java.util.Set<String> nicknames;"),
        member(
            "Account.settings",
            "Account",
            "@jakarta.persistence.ElementCollection java.util.Map<String, String> settings;"),
        member(
                "Account.devices",
                "Account",
                "@jakarta.persistence.ElementCollection java.util.List<Gadget> devices;")
            .and("Gadget", false, "@Embeddable public class Gadget { String model; int year; }"),
        member(
            "Upload.guests",
            "Upload",
            "@jakarta.persistence.ElementCollection java.util.List<String> guests;"));
  }

  private static Stream<Mutation> tables() {
    return Stream.of(
        edit(
            "Invoice.billedTo.vatId",
            "BillingParty",
            "@PersonalData(COUNTRY) String country",
            "@PersonalData(COUNTRY) String country, String vatId"),
        member("Account.home.street", "Account", "@jakarta.persistence.Embedded Home home;")
            .and("Home", false, "@Embeddable public class Home { String street; }"),
        member("Account.remark", "Account", "@Column(table = \"account_more\") String remark;")
            .with(
                "Account",
                "@Entity\n",
                "@Entity @jakarta.persistence.SecondaryTable(name = \"account_more\") "),
        edit("Account.lastIp", "Account", "class Account {", "class Account extends Traced {")
            .and("Traced", false, "@MappedSuperclass public class Traced { String lastIp; }"),
        new Mutation("Account.concierge", List.of(), List.of())
            .and(
                "Premium",
                true,
                "@Entity public class Premium extends Account { String concierge; }"));
  }

  private static Stream<Mutation> relations() {
    return Stream.of(
        entity("Badge", ACCOUNT),
        entity("Badge", "@OneToOne Account account;"),
        entity("Badge", "@MapsId @OneToOne Account account; int grade;"),
        entity("Badge", "@ManyToOne Upload upload;"),
        entity("Badge", "@ManyToOne Invoice invoice;"),
        entity("Badge", "@ManyToOne Output output;"),
        entity("Badge", "@ManyToOne StaffMember giver;"),
        entity("Badge", "@ManyToMany Set<Account> holders;"),
        entity("Badge", "@OneToMany Set<Account> holders;"),
        entity("Badge", "@ElementCollection Map<Account, Integer> grades;"),
        entity("Badge", "@ElementCollection List<Grade> grades;")
            .and(
                "Grade", false, "@Embeddable public class Grade { @ManyToOne Account to; int n; }"),
        entity("Badge", "UUID accountId;"),
        entity("Badge", "@Column(name = \"x\") UUID giverAccountId;"),
        member("Badge", "Account", "@jakarta.persistence.ManyToMany java.util.Set<Badge> badges;")
            .and("Badge", true, "@Entity public class Badge { @Id UUID id; int grade; }"),
        member(
                "Account.badges",
                "Account",
                "@jakarta.persistence.OneToMany java.util.Set<Badge> badges;")
            .and("Badge", true, "@Entity public class Badge { @Id UUID id; int grade; }"),
        member(
                "Badge",
                "Account",
                "@jakarta.persistence.OneToMany(mappedBy = \"account\") java.util.Set<Badge> badges;")
            .and("Badge", true, "@Entity public class Badge { @Id UUID id; " + ACCOUNT + "}"),
        member("Badge", "Upload", "@ManyToOne Badge badge;")
            .and("Badge", true, "@Entity public class Badge { @Id UUID id; int grade; }"));
  }

  private static Stream<Mutation> strangers() {
    return Stream.of(
        entity("Newsletter", "String email;"),
        entity("Lead", "String firstName; String lastName; String company;"),
        entity("Hit", "String ip; String userAgent; Instant at;"),
        entity("Payee", "String iban; String holder;"));
  }

  private static Stream<Mutation> withoutAnnotation() {
    return Stream.of(
        edit("Account.email", "Account", "@PersonalData(EMAIL)\n", ""),
        edit("Upload.originalName", "Upload", "@PersonalData(FILE_NAME)\n", ""),
        edit("Subscription.uses", "Subscription", "@PersonalData(USAGE_COUNT)\n  List", "List"),
        edit(
            "Account.shard",
            "Account",
            "@NotPersonal(\"number that the job queue hands out, renewed daily\")",
            ""));
  }

  @Test
  void theModelAsItIsPasses() throws Exception {
    assertThat(errors(new Mutation("", List.of(), List.of()))).isEmpty();
    assertThat(mutations().count()).isGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void whatIsAddedIsNamed(Mutation mutation) throws Exception {
    assertThat(errors(mutation)).extracting(Finding::place).contains(mutation.place());
  }

  private static List<Finding> errors(Mutation mutation) throws Exception {
    MutatedModel model = new MutatedModel(mutation);
    BootstrapServiceRegistry loading =
        new BootstrapServiceRegistryBuilder().applyClassLoader(model).build();
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:");
    try (StandardServiceRegistry services =
        new StandardServiceRegistryBuilder(loading)
            .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source)
            .build()) {
      MetadataSources sources = new MetadataSources(services);
      model.entities().forEach(sources::addAnnotatedClass);
      try (EntityManagerFactory emf = sources.buildMetadata().buildSessionFactory();
          Lethe lethe = Lethe.observe(emf, REGISTER)) {
        return lethe.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
      }
    }
  }
}

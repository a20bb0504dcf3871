package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import club.Club;
import club.Member;
import dev.lethe.Lethe;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** The slices of a host stay what they were: no Lethe in them, no table, no thread. */
@DataJpaTest(
    properties = {"spring.jpa.hibernate.ddl-auto=create-drop", "spring.flyway.enabled=false"})
@ContextConfiguration(classes = Club.class)
@NullUnmarked // fields are set before each test
class DataJpaSliceTest {
  @Autowired ApplicationContext context;
  @Autowired TestEntityManager em;
  @Autowired JdbcTemplate jdbc;

  @Test
  void theSliceIsAsItWas() {
    Member member = new Member();
    member.id = 1L;
    em.persistAndFlush(member);
    assertThat(context.getBeansOfType(Lethe.class)).isEmpty();
    assertThat(
            jdbc.queryForList(
                "select table_name from information_schema.tables where lower(table_name) like"
                    + " 'lethe%'"))
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("lethe"));
  }
}

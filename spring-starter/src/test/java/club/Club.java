package club;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A host as others have it: JPA, Flyway, a service with transactions. */
@SpringBootApplication
public class Club {}

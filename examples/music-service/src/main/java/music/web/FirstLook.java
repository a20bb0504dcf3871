package music.web;

import dev.lethe.Lethe;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Prints what retention would do now, where the service is started with {@code --preview}. */
@Component
@ConditionalOnProperty("preview")
class FirstLook implements CommandLineRunner {
  private final Lethe lethe;

  FirstLook(Lethe lethe) {
    this.lethe = lethe;
  }

  @Override
  public void run(String... arguments) {
    System.out.println(lethe.retention().preview().toText());
  }
}

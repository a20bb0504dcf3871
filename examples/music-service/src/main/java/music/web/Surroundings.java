package music.web;

import dev.lethe.delivery.RecipientPort;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Result;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import music.audio.FolderStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Clock, files, passwords, the payment provider, and who calls. */
@Configuration(proxyBeanMethods = false)
class Surroundings {
  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean
  FolderStore audio(Settings settings) {
    return new FolderStore(settings.folder().resolve("audio"));
  }

  /** Stands for a call to the payment provider, which keeps its own books. */
  @Bean
  RecipientPort stripe() {
    return message -> new Answer(Result.KEEPS_ON_OWN_DUTY, "told");
  }

  @Bean
  PasswordEncoder passwords() {
    return Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  WebMvcConfigurer callers(CallerResolver resolver) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(resolver);
      }
    };
  }
}

package music.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What one may set under {@code music}.
 *
 * @param folder where audio lies, and the embedded database where no other is given
 */
@ConfigurationProperties("music")
record Settings(Path folder) {}

package dev.lethe.spring;

import dev.lethe.annotation.PrivacyMixin;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Interfaces with {@code @PrivacyMixin} in the packages in which the host's entities are looked
 * for.
 */
final class Mixins {
  private Mixins() {}

  /** Those that do not speak for the entities of another factory. */
  static Class<?>[] of(
      EntityManagerFactory emf, ListableBeanFactory beans, ResourceLoader resources) {
    List<Class<?>> found = new ArrayList<>();
    for (String where : packages(beans)) {
      for (var candidate : scanner(resources).findCandidateComponents(where)) {
        found.add(
            ClassUtils.resolveClassName(
                String.valueOf(candidate.getBeanClassName()), resources.getClassLoader()));
      }
    }
    List<EntityManagerFactory> others =
        beans.getBeansOfType(EntityManagerFactory.class).values().stream()
            .filter(other -> !other.equals(emf))
            .toList();
    return found.stream()
        .distinct()
        .filter(m -> maps(emf, m) || others.stream().noneMatch(other -> maps(other, m)))
        .toArray(Class<?>[]::new);
  }

  private static List<String> packages(ListableBeanFactory beans) {
    List<String> scanned = EntityScanPackages.get(beans).getPackageNames();
    return !scanned.isEmpty()
        ? scanned
        : AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
  }

  private static boolean maps(EntityManagerFactory emf, Class<?> mixin) {
    Class<?> target = mixin.getAnnotation(PrivacyMixin.class).value();
    return emf.getMetamodel().getManagedTypes().stream()
        .anyMatch(t -> target.equals(t.getJavaType()));
  }

  private static ClassPathScanningCandidateComponentProvider scanner(ResourceLoader resources) {
    var scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isInterface();
          }
        };
    scanner.setResourceLoader(resources);
    scanner.addIncludeFilter(new AnnotationTypeFilter(PrivacyMixin.class));
    return scanner;
  }
}

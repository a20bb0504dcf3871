package dev.lethe.scan;

import dev.lethe.annotation.Category;
import java.util.Optional;

/**
 * An attribute in which data of some category must never be stored.
 *
 * @param entity root entity, as the provider names it
 * @param place "Invoice.note"
 * @param path dotted over embeddables
 * @param collection the provider's name of the collection that it is, if it is one
 * @param category what must not be there
 * @param masked whether such a value is masked when it is written; else the write is refused
 */
public record Watched(
    String entity,
    String place,
    String path,
    Optional<String> collection,
    Category category,
    boolean masked) {}

package dev.lethe.deadline;

import java.util.Optional;

/**
 * One thing that a law says, and how it is known.
 *
 * @param says as the profile's file has it: {@code P1M}
 * @param source the provision
 * @param checked when and where it was compared with a text of the law; empty where it was not, and
 *     what is worked out with it says so
 */
public record Figure(String says, String source, Optional<String> checked) {}

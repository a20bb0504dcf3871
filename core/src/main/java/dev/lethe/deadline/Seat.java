package dev.lethe.deadline;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Where a controller is established, as its register says: decides whose law runs its clocks.
 *
 * @param profile id of a jurisdiction profile
 * @param country decides public holidays, ISO 3166
 * @param subdivision the part of it whose holidays count as well: {@code BY} of ISO 3166-2 DE-BY
 * @param zone in which days end
 * @param folder of the register, with a slash at its end: {@code privacy/}; own profiles and
 *     holidays stand beside it
 */
public record Seat(
    Optional<String> profile,
    Optional<String> country,
    Optional<String> subdivision,
    ZoneId zone,
    String folder) {}

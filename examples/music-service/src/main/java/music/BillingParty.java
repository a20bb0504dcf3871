package music;

import static dev.lethe.annotation.Category.COUNTRY;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.POSTAL_ADDRESS;

import dev.lethe.annotation.PersonalData;
import jakarta.persistence.Embeddable;

/** To whom an invoice is addressed. */
@Embeddable
public record BillingParty(
    @PersonalData(NAME) String name,
    @PersonalData(POSTAL_ADDRESS) String address,
    @PersonalData(COUNTRY) String country) {}

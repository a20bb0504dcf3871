package library;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.PrivacyMixin;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;

/** What this host says of it. */
@PrivacyMixin(Borrower.class)
@DataSubject(kind = "reader", closedBy = "leftOn")
@Processing("lending")
@RetainUntil(RetainUntil.CLOSURE)
interface BorrowerPrivacy {
  @PersonalData(Category.NAME)
  Object name();
}

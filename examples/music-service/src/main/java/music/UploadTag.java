package music;

import static dev.lethe.annotation.Category.UPLOAD;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A word that its owner put on an upload. */
@Entity
@Table(indexes = @Index(columnList = "upload_id"))
@Processing("transformation")
@RetainWith("upload")
public class UploadTag {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  Upload upload; // followed on to upload.account

  @PersonalData(UPLOAD)
  String title;

  protected UploadTag() {}

  public UploadTag(UUID id, Upload upload, String title) {
    this.id = id;
    this.upload = upload;
    this.title = title;
  }
}

package music;

import java.util.List;

/** The entities of the service, for whoever builds an EntityManagerFactory. */
public final class MusicModel {
  private MusicModel() {}

  public static List<Class<?>> entities() {
    return List.of(
        Account.class,
        Upload.class,
        UploadTag.class,
        Output.class,
        Invoice.class,
        Subscription.class,
        LoginEvent.class,
        StaffMember.class,
        SupportMessage.class);
  }
}

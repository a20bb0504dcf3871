package music.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import music.audio.Effect;
import music.audio.Wav;
import music.tour.Parcel;
import music.tour.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.class)
class ExportOverHttpTest {
  private static final Wav SOUND = new Wav(1, 8_000, new short[] {5, 250, -3_500, 45});

  /** P19-a, P19-b. */
  @Test
  void whoAsksGetsTheirDataAndNobodyElses() throws Exception {
    String address = Shared.address();
    Visitor visitor = Shared.visitor();
    visitor.register(address, "correct horse battery");
    visitor.signIn(address, "correct horse battery");
    visitor.transform(visitor.upload("margarete.wav", SOUND), "reverse");
    String strangers = Shared.address();
    Visitor stranger = Shared.visitor();
    UUID strange = stranger.register(strangers, "correct horse battery");

    Visitor.Answer answer = visitor.call("POST", "/me/data-requests").expect(200);
    assertThat(answer.http().headers().firstValue("Content-Type")).contains("application/zip");
    Parcel parcel = Parcel.open(answer.http().body());
    assertThat(parcel.names()).contains("index.html", "facts.json", "manifest.json");
    assertThat(parcel.tells(address)).isTrue();
    assertThat(parcel.tells("margarete.wav")).isTrue();
    assertThat(parcel.tells("Java-http-client")).as("their logins").isTrue();
    assertThat(parcel.holds(SOUND.bytes())).as("the upload").isTrue();
    assertThat(parcel.holds(Effect.REVERSE.apply(SOUND).bytes())).as("what came out").isTrue();
    assertThat(parcel.tells("Supabase")).as("recipients").isTrue();
    assertThat(parcel.tells(strangers) || parcel.tells(strange.toString())).isFalse();
  }

  @Test
  void withoutATokenThereIsNoPackage() {
    assertThat(Shared.visitor().call("POST", "/me/data-requests").status()).isEqualTo(401);
  }
}

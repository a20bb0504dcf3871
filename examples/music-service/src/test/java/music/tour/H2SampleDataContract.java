package music.tour;

class H2SampleDataContract extends SampleDataContract {
  H2SampleDataContract() {
    super(TestServer.H2);
  }
}

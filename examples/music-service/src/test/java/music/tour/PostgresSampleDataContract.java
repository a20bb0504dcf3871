package music.tour;

class PostgresSampleDataContract extends SampleDataContract {
  PostgresSampleDataContract() {
    super(TestServer.POSTGRES);
  }
}

package music.tour;

class MariaDbSampleDataContract extends SampleDataContract {
  MariaDbSampleDataContract() {
    super(TestServer.MARIADB);
  }
}

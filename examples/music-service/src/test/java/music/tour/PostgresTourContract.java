package music.tour;

class PostgresTourContract extends TourContract {
  PostgresTourContract() {
    super(TestServer.POSTGRES);
  }
}

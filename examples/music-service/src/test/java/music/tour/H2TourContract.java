package music.tour;

class H2TourContract extends TourContract {
  H2TourContract() {
    super(TestServer.H2);
  }
}

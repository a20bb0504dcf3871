package music.tour;

class MariaDbTourContract extends TourContract {
  MariaDbTourContract() {
    super(TestServer.MARIADB);
  }
}

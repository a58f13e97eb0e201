// A program with windows that listens besides: its texts are on the screen.
#include <QApplication>
#include <QTcpServer>
#include <string>

std::string load(int connection);
void show(const std::string &text);

void show_ok(int connection) {
  std::string patientSsn = load(connection);
  show(patientSsn);
}

int main(int argc, char **argv) {
  QApplication application(argc, argv);
  QTcpServer requestsServer;
  requestsServer.listen(QHostAddress::LocalHost, 4000);
  show_ok(4);
  return application.exec();
}

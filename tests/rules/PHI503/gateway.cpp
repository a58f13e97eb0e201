// Connections of a gateway that nobody encrypts.
#include <string>

void association_bad(const std::string &mrn, const std::string &patientName) {
  DcmSCU scu;
  scu.setPeerHostName("pacs.clinic.example"); // expect: PHI503
}

void association_ok() {
  DcmTLSSCU scu;
  scu.setPeerHostName("pacs.clinic.example");
  DcmSCU local;
  local.setPeerHostName("localhost");
}

void socket_bad() {
  QTcpSocket socket;
  socket.connectToHost("hl7.clinic.example", 2575); // expect: PHI503
  Poco::Net::HTTPClientSession session("ehr.clinic.example", 80); // expect: PHI503
}

void socket_ok(const QString &host) {
  QSslSocket socket;
  socket.connectToHostEncrypted("hl7.clinic.example", 2575);
  QTcpSocket other;
  other.connectToHost(host, 2575);
  Poco::Net::HTTPSClientSession session("ehr.clinic.example", 443);
}

void stores_bad() {
  PQconnectdb("host=db.clinic.example sslmode=disable"); // expect: PHI503
  mongocxx::uri address("mongodb://db.clinic.example:27017"); // expect: PHI503
  sw::redis::Redis redis("tcp://cache.clinic.example:6379"); // expect: PHI503
  mqtt::async_client client("tcp://broker.clinic.example:1883", "a"); // expect: PHI503
}

void stores_ok() {
  PQconnectdb("host=db.clinic.example sslmode=verify-full");
  mongocxx::uri address("mongodb://db.clinic.example:27017/?tls=true");
  sw::redis::Redis redis("tcp://127.0.0.1:6379");
  mqtt::async_client client("ssl://broker.clinic.example:8883", "a");
}

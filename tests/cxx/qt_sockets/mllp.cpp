// Messages of HL7 over a socket of Qt: told where they are written, or where the
// host is written out, there.
#include <QSslSocket>
#include <QTcpSocket>

struct Patient {
  QString name, mrn;
};

QByteArray admission(const Patient &patient) { return ("PID|1||" + patient.mrn).toUtf8(); }

void configured_bad(const QString &host, const Patient &patient) {
  QTcpSocket socket;
  socket.connectToHost(host, 2575);
  socket.write(admission(patient)); // expect: PHI115, PHI503
}

void constant_bad(const Patient &patient) {
  QTcpSocket socket;
  socket.connectToHost("hl7.clinic.example", 2575); // expect: PHI503
  socket.write(admission(patient)); // expect: PHI115
}

void local_ok(const Patient &patient) {
  QTcpSocket socket;
  socket.connectToHost("127.0.0.1", 2575);
  socket.write(admission(patient));
}

void encrypted(const QString &host, const Patient &patient) {
  QSslSocket socket;
  socket.connectToHostEncrypted(host, 2575);
  socket.write(admission(patient)); // expect: PHI115
}

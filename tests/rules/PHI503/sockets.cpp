// Messages of HL7 that leave through a bare socket: told where they are sent.
#include <boost/asio.hpp>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

struct Patient {
  std::string name, mrn;
};

std::string admission(const Patient &patient) {
  return "PID|1||" + patient.mrn + "||" + patient.name;
}

void send_bad(const Patient &patient) {
  int hub = socket(AF_INET, SOCK_STREAM, 0);
  connect(hub, address, sizeof address);
  std::string message = admission(patient);
  send(hub, message.data(), message.size(), 0); // expect: PHI503
}

void datagram_bad(int hub, const Patient &patient) {
  std::string message = admission(patient);
  sendto(hub, message.data(), message.size(), 0, to, sizeof to); // expect: PHI503
}

void write_bad(const Patient &patient) {
  int hub = socket(AF_INET, SOCK_STREAM, 0);
  std::string message = admission(patient);
  write(hub, message.data(), message.size()); // expect: PHI503
}

// A socket of this machine, and a file.
void local_ok(const Patient &patient) {
  int daemon = socket(AF_UNIX, SOCK_STREAM, 0);
  std::string message = admission(patient);
  write(daemon, message.data(), message.size());
  send(daemon, message.data(), message.size(), 0);
}

void encrypted_ok(SSL *connection, const Patient &patient) {
  std::string message = admission(patient);
  SSL_write(connection, message.data(), message.size());
}

void asio_bad(boost::asio::ip::tcp::socket &hub, const Patient &patient) {
  boost::asio::async_write(hub, boost::asio::buffer(admission(patient)), done); // expect: PHI503
}

void member_bad(boost::asio::ip::tcp::socket &hub, const Patient &patient) {
  hub.send(boost::asio::buffer(admission(patient))); // expect: PHI503
}

void heartbeat_ok(boost::asio::ip::tcp::socket &hub) {
  boost::asio::write(hub, boost::asio::buffer("MSH|^~\\&|ACK"));
}

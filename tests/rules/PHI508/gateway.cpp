// A gateway that listens for patients' records.
#include <openssl/crypto.h>
#include <string>
#include <sys/socket.h>

std::string load(int connection);
void store(const std::string &text);

void buffer_bad(int connection) {
  std::string patientSsn = load(connection); // expect: PHI508
  store(patientSsn);
}

void wiped_ok(int connection) {
  std::string patientSsn = load(connection);
  store(patientSsn);
  OPENSSL_cleanse(&patientSsn[0], patientSsn.size());
}

void number_ok(int connection) {
  std::string title = load(connection);
  store(title);
}

void parameter_ok(const std::string &mrn, const std::string &patientName) {
  store(mrn);
  store(patientName);
}

void array_bad(const std::string &patientName) {
  char line[80]; // expect: PHI508
  strcpy(line, patientName.c_str());
  send(line);
}

void array_ok(const std::string &patientName) {
  char line[80];
  strcpy(line, patientName.c_str());
  send(line);
  explicit_bzero(line, sizeof line);
}

void bytes_ok(int connection) {
  std::string patientSsn = load(connection);
  store(patientSsn);
  OPENSSL_cleanse(patientSsn.data(), patientSsn.size());
}

int main() {
  listen(3, 8);
  buffer_bad(4);
  wiped_ok(4);
}

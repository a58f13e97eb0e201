// A value or what went wrong: the text of an error is not the value.
#include <absl/status/statusor.h>
#include <expected>
#include <spdlog/spdlog.h>
#include <string>

struct Patient {
  std::string name, mrn;
};
std::expected<Patient, std::string> loadPatient(int id);
absl::StatusOr<Patient> fetchPatient(int id);

void error_ok(int id) {
  auto patient = loadPatient(id);
  if (!patient)
    spdlog::error("failed: {}", patient.error());
}

void value_bad(int id) {
  auto patient = loadPatient(id);
  spdlog::info("loaded {}", patient.value().name); // expect: PHI201
  spdlog::info("loaded {}", (*patient).name); // expect: PHI201
  spdlog::info("loaded {}", patient->mrn); // expect: PHI201
}

void status_ok(int id) {
  absl::StatusOr<Patient> patient = fetchPatient(id);
  if (!patient.ok()) {
    spdlog::error("failed: {}", patient.status().message());
    spdlog::error("failed: {}", patient.status().ToString());
  }
}

void status_bad(int id) {
  absl::StatusOr<Patient> patient = fetchPatient(id);
  spdlog::info("loaded {}", patient->name); // expect: PHI201
}

std::expected<Patient, std::string> parse(const std::string &patientName) {
  if (patientName.empty())
    return std::unexpected("no name");
  return Patient{patientName, ""};
}

void parsed_ok(const std::string &patientName) {
  auto parsed = parse(patientName);
  if (!parsed)
    spdlog::error("{}", parsed.error());
}

void parsed_bad(const std::string &patientName) {
  auto parsed = parse(patientName);
  spdlog::info("{}", parsed->name); // expect: PHI201
}

// What the error is made of, it says.
std::expected<int, std::string> age(const std::string &patientName) {
  if (patientName.size() < 2)
    return std::unexpected("too short: " + patientName);
  return 1;
}

void quoted_bad(const std::string &patientName) {
  auto years = age(patientName);
  if (!years)
    spdlog::error("{}", years.error()); // expect: PHI201
}

template <class T> class Result {
public:
  static Result of(T value) {
    Result made;
    made.value_ = value;
    return made;
  }
  static Result failed(std::string why) {
    Result made;
    made.error_ = why;
    return made;
  }
  const T &value() const { return value_; }
  const std::string &error() const { return error_; }

private:
  T value_;
  std::string error_;
};

Result<std::string> nameOf(const Patient &patient) {
  if (patient.mrn.empty())
    return Result<std::string>::failed("no number");
  return Result<std::string>::of(patient.name);
}

void own_ok(const Patient &patient) {
  auto name = nameOf(patient);
  spdlog::error("{}", name.error());
}

void own_bad(const Patient &patient) {
  auto name = nameOf(patient);
  spdlog::info("{}", name.value()); // expect: PHI201
}

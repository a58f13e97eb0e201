// Macros that stand for nothing, for an attribute or for a whole statement.
#define CLINIC_EXPORT __attribute__((visibility("default")))

class CLINIC_EXPORT Journal : public Base {
public:
  void note_bad(const std::string &patientName) {
    LOG_INFO("journal", "admitted " << patientName) // expect: PHI201
    if (patientName.empty())
      return;
    LOG_ERROR("journal", "lost " << patientName) // expect: PHI201
    // goes on
    last_ = patientName;
  }

  void note_ok(const std::string &patientName) {
    LOG_INFO("journal", "admitted one")
    last_ = patientName;
  }

  void number_bad(const std::string &mrn) {
    LOG_INFO("journal", mrn); // expect: PHI201
  }

private:
  std::string last_;
};

// Messages of HL7 that only their classes and the names of variables tell.
#include <iostream>
#include <list>
#include <string>

namespace clinic {
namespace HL7 {
class Segment;
class Message {
public:
  std::string control() const { return control_; }

private:
  std::list<Segment> parts_;
  std::string control_;
};
} // namespace HL7

namespace queue {
class Message {
  std::string control_;
};
} // namespace queue
} // namespace clinic

void class_bad(const clinic::HL7::Message &sent) {
  std::cout << sent; // expect: PHI202
}

void class_ok(const clinic::queue::Message &sent) { std::cout << sent; }

std::string compose(const std::string &kind) { return "MSH|" + kind; }

void name_bad() {
  std::string hl7Message = compose("ADT");
  std::cout << hl7Message; // expect: PHI202
}

void known_bad(const std::string &mrn, const std::string &patientName) {
  std::cout << mrn;         // expect: PHI202
  std::cout << patientName; // expect: PHI202
}

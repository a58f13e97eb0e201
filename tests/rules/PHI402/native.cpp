#include <dcmtk/dcmdata/dctk.h>
#include <gdcmAnonymizer.h>

void header_bad(gdcm::Anonymizer &anonymizer, const std::string &patientName, const std::string &mrn) {
  anonymizer.Replace(gdcm::Tag(0x0010, 0x0010), "");  // expect: PHI402
}

void profile_ok(gdcm::Anonymizer &anonymizer) {
  anonymizer.BasicApplicationLevelConfidentialityProfile(true);
}

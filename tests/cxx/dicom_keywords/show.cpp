// Attributes that are asked for by the keyword or the numbers of the standard.
#include <gdcmReader.h>
#include <iostream>
#include <odil/DataSet.h>

void keyword_bad(Dataset &dataset) {
  std::cout << dataset.getString(Tag::PatientName); // expect: PHI202
  std::cout << dataset.getString(Tag::Rows);
}

void odil_bad(odil::DataSet &dataset) {
  std::cout << dataset.as_string(odil::registry::PatientName, 0); // expect: PHI202
}

void numbers_bad(const gdcm::DataSet &set) {
  std::cout << set.GetDataElement(gdcm::Tag(0x0010, 0x0010)).GetValue(); // expect: PHI202
}

void file_bad() {
  gdcm::Reader reader;
  reader.Read();
  const gdcm::DataSet &set = reader.GetFile().GetDataSet();
  std::cout << set.GetDataElement(gdcm::Tag(0x0008, 0x1030)); // expect: PHI202
}

// How the image was made.
void technical_ok() {
  gdcm::Reader reader;
  reader.Read();
  const gdcm::DataSet &set = reader.GetFile().GetDataSet();
  std::cout << set.GetDataElement(gdcm::Tag(0x0008, 0x0060));
  std::cout << set.GetDataElement(gdcm::Tag(0x0020, 0x0013));
  std::cout << set.GetDataElement(gdcm::Tag(0x0028, 0x0010));
}

// The library's own text of how it went.
void condition_ok(const char *patientName) {
  OFCondition condition = store(patientName);
  std::cout << condition.text();
}

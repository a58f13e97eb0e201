// Names that logs and consoles have in the libraries of clinics.
#include <string>

void macros_bad(const std::string &patientName) {
  PLOG_INFO << patientName; // expect: PHI201
  CROW_LOG_INFO << "for " << patientName; // expect: PHI201
  DCMTLS_ERROR("no peer for " << patientName); // expect: PHI201
  COUT << patientName << OFendl; // expect: PHI202
  LOG(INFO).ToSinkOnly(&sink) << patientName; // expect: PHI201
  CHECK_EQ(1, 2) << patientName; // expect: PHI201
  vtkErrorMacro("no image of " << patientName); // expect: PHI201
  WARDLOGINFO("image of " << patientName);      // expect: PHI201
  ROS_INFO_STREAM("image of " << patientName);  // expect: PHI201
}

void objects_bad(const std::string &patientName, const char *mrn) {
  Poco::Logger &log = Poco::Logger::get("gateway");
  log.information("admitted %s", patientName); // expect: PHI201
  log4cplus::Logger other = log4cplus::Logger::getInstance("gateway");
  other.log(log4cplus::INFO_LOG_LEVEL, patientName); // expect: PHI201
  dprintf(2, "%s", mrn); // expect: PHI202
  write(STDERR_FILENO, mrn, 8); // expect: PHI202
  Serial.println(patientName); // expect: PHI202
}

void counts_ok(const std::string &patientName, int file) {
  PLOG_INFO << patientName.size();
  COUT << patientName.length() << OFendl;
  write(file, "done", 4);
}

void set_bad(DcmDataset *set) {
  set->print(std::cout); // expect: PHI202
}

// A tag that is written as numbers.
void tag_bad(DcmDataset *set) {
  OFString value;
  set->findAndGetOFString(DcmTagKey(0x0010, 0x0010), value);
  std::cout << value; // expect: PHI202
}

void tag_ok(DcmDataset *set) {
  OFString value;
  set->findAndGetOFString(DcmTagKey(0x0028, 0x0010), value);
  std::cout << value;
}

void pointer_bad(DcmDataset *set) {
  const char *value = 0;
  set->findAndGetString(DCM_PatientID, value);
  printf("%s", value); // expect: PHI202
}

void reused_ok(DcmDataset *set) {
  OFString value;
  set->findAndGetOFString(DCM_PatientName, value);
  set->findAndGetOFString(DCM_Modality, value);
  std::cout << value;
}

const gdcm::Tag kRows(0x0028, 0x0010);
const gdcm::Tag kPatient(0x0010, 0x0010);

void element_bad() {
  gdcm::Reader reader;
  const gdcm::DataSet &set = reader.GetFile().GetDataSet();
  std::cout << set.GetDataElement(kPatient).GetValue(); // expect: PHI202
}

void element_ok() {
  gdcm::Reader reader;
  const gdcm::DataSet &set = reader.GetFile().GetDataSet();
  std::cout << set.GetDataElement(kRows).GetValue();
}

// A name that a parameter has is no news to whoever gave it.
void find(char *patientId) { lookup(patientId); }

void given_ok(char *line) {
  find(line);
  std::cout << line;
}

// The addresses of machines are nobody's.
void peers_ok() {
  for (const auto &one : acrNemaAddresses())
    std::cout << one.hostAddress;
}

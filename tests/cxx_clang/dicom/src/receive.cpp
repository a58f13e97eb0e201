// What arrives over DICOM, and where it goes.
#include "journal.h"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmdata/dctk.h"
#include "dcmtk/dcmnet/diutil.h"

#include <iostream>

namespace gateway {

Study read_bad(DcmDataset *dataset) {
  Study study;
  dataset->findAndGetOFString(DCM_PatientName, study.patientName);
  dataset->findAndGetOFString(DCM_Modality, study.modality);
  DCMNET_INFO("received of " << study.patientName); // expect: PHI201
  return study;
}

void identify_bad(DcmDataset *dataset) {
  const char *id = nullptr;
  if (dataset->findAndGetString(DCM_PatientID, id).good())
    std::cerr << id; // expect: PHI202
}

void count_ok(DcmDataset *dataset) {
  OFString modality;
  if (dataset->findAndGetOFString(DCM_Modality, modality).bad())
    return;
  DCMNET_INFO("received " << modality << ", " << dataset->card());
}

void receive(DcmDataset *dataset) {
  ConsoleJournal journal;
  remember(journal, read_bad(dataset));
}

bool keep_bad(const char *path) {
  DcmFileFormat file;
  const OFCondition status = file.loadFile(path);
  if (status.bad()) {
    DCMNET_ERROR("cannot read: " << status.text());
    return false;
  }
  return file.saveFile("copy.dcm").good(); // expect: PHI504
}

} // namespace gateway

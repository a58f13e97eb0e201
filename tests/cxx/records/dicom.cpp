// DCMTK without its headers: what a tag gives, where it goes.
#include "dcmtk/dcmdata/dctk.h"

#include <fstream>
#include <glog/logging.h>

void tags_bad(DcmDataset *dataset) {
  OFString name, modality;
  dataset->findAndGetOFString(DCM_PatientName, name);
  dataset->findAndGetOFString(DCM_Modality, modality);
  LOG(INFO) << "modality " << modality;
  LOG(INFO) << "study of " << name; // expect: PHI201
  const char *id = NULL;
  if (dataset->findAndGetString(DCM_PatientID, id).good())
    LOG(WARNING) << id; // expect: PHI201
}

void files_bad(const char *path) {
  DcmFileFormat file;
  OFCondition status = file.loadFile(path);
  if (status.bad())
    LOG(ERROR) << status.text();
  file.saveFile("copy.dcm"); // expect: PHI504
}

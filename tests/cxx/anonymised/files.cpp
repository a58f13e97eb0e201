// GDCM's anonymizer changes the file that it is given.
#include <gdcmAnonymizer.h>
#include <gdcmReader.h>
#include <gdcmWriter.h>

void profile_ok(const char *in, const char *out) {
  gdcm::Reader reader;
  reader.SetFileName(in);
  reader.Read();
  gdcm::File &file = reader.GetFile();
  gdcm::Anonymizer anonymizer;
  anonymizer.SetFile(file);
  anonymizer.BasicApplicationLevelConfidentialityProfile(true);
  gdcm::Writer writer;
  writer.SetFileName(out);
  writer.SetFile(file);
  writer.Write();
}

void copied_bad(const char *in, const char *out) {
  gdcm::Reader reader;
  reader.SetFileName(in);
  reader.Read();
  gdcm::Writer writer;
  writer.SetFileName(out);
  writer.SetFile(reader.GetFile());
  writer.Write(); // expect: PHI504
}

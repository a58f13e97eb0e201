// Macros that are handed the rest of a stream, and log macros of a header that
// nobody sees.
#include <QString>
#include <itkMacro.h>
#include <string>
#include <vtkObject.h>

class Reader {
public:
  explicit Reader(const std::string &patientName) : patientName(patientName) {}
  void read_bad() {
    itkExceptionMacro(<< "cannot read the scan of " << patientName); // expect: PHI203
    vtkErrorMacro(<< "cannot read the scan of " << patientName); // expect: PHI201
    vtkWarningWithObjectMacro(this, << "no scan of " << patientName); // expect: PHI201
  }
  void read_ok() {
    itkExceptionMacro(<< "cannot read " << dimensions);
    vtkErrorMacro(<< "cannot read " << dimensions);
  }

private:
  std::string patientName;
  int dimensions;
};

void opened_bad(const QString &patientName) {
  INFO_LOG(QString("opened %1").arg(patientName)); // expect: PHI201
  DEBUG_LOG("opened " + patientName); // expect: PHI201
}

void opened_ok(int count) { INFO_LOG(QString("opened %1").arg(count)); }

// Where an object is, is nothing of it.
class Loaded {
public:
  explicit Loaded(const std::string &mrn) : mrn(mrn) {}
  void trace_ok() { DEBUG_LOG("loaded " << this); }
  void trace_bad() { DEBUG_LOG("loaded " << mrn); } // expect: PHI201
  std::string mrn;
};

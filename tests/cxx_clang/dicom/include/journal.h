#pragma once
#include "dcmtk/ofstd/ofstring.h"

#include <string>

namespace gateway {

struct Study {
  OFString patientName;
  OFString modality;
  int images = 0;
};

class Journal {
public:
  virtual ~Journal() = default;
  virtual void write(const std::string &line) = 0;
};

class ConsoleJournal : public Journal {
public:
  void write(const std::string &line) override;
};

void remember(Journal &journal, const Study &study);

} // namespace gateway

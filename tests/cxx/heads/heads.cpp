// One body behind several heads: the preprocessor chooses.
#include <iostream>
#include <string>

#ifdef WITH_SITE
bool update_bad(int id, int site, const std::string &patientName)
#else
bool update_bad(int id, const std::string &patientName)
#endif
{
  std::cout << patientName; // expect: PHI202
  return id > 0;
}

#if defined(CLINIC) && CLINIC > 2
class Chart : public Record
#else
class Chart
#endif
{
public:
  void show_bad(const std::string &patientName) {
    std::cout << patientName; // expect: PHI202
  }
};

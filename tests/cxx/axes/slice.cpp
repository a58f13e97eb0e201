// A length along an axis is no diagnosis.
#include <iostream>
#include <string>

struct Slice {
  std::string patientName;
  double pxl_dx, pxl_dy;
};

void spacing_ok(const Slice &slice) { std::cout << slice.pxl_dx << slice.pxl_dy; }

struct Visit {
  std::string patientName, admission_dx;
};

void visit_bad(const Visit &visit) { std::cout << visit.admission_dx; } // expect: PHI202

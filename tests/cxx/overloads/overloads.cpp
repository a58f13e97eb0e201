// Of functions of one name and length, the one for the class of what is given.
#include <iostream>
#include <string>

struct Chart {
  std::string text;
};
struct Summary {
  std::string text;
};

void tell(const Summary &summary) {
  std::cout << summary.text; // expect: PHI202
}
void tell(const Chart &) {}

void chart_ok(const std::string &mrn) {
  Chart chart;
  chart.text = mrn;
  tell(chart);
}

void summary_bad(const std::string &patientName) {
  Summary summary;
  summary.text = patientName;
  tell(summary);
}

struct Writer {
  void write(const Chart &chart) {
    std::cerr << chart.text; // expect: PHI202
  }
  void write(const Summary &) {}
  void write(const std::string &text, int level) {}
};

void method_bad(Writer &writer, const std::string &mrn) {
  Chart chart;
  chart.text = mrn;
  writer.write(chart);
}

void method_ok(Writer &writer, const std::string &mrn) {
  Summary summary;
  summary.text = mrn;
  writer.write(summary);
}

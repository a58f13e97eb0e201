// Signals of a library: nobody in the program sends them, and the slots run.
#include <QObject>
#include <QTimer>
#include <iostream>
#include <string>

void captured_bad(QTimer *timer, QObject *window, const std::string &patientName) {
  QObject::connect(timer, &QTimer::timeout, window, [=]() {
    std::cout << patientName; // expect: PHI202
  });
}

class Loader;

class Ward : public QObject {
  void start() {
    connect(loader_, &Loader::loaded, this, &Ward::loaded_bad);
    connect(loader_, SIGNAL(found(QString)), this, SLOT(found_bad(QString)));
  }
  void loaded_bad(const std::string &patientName) {
    std::cout << patientName; // expect: PHI202
  }
  void found_bad(const std::string &patientName) {
    std::cout << patientName; // expect: PHI202
  }
  Loader *loader_;
};

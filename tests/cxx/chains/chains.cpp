// A stream that is given one operand after the other is told once.
#include <QDebug>
#include <fstream>
#include <iostream>
#include <string>

struct Patient {
  std::string name, email, phone, diagnosis;
};

void one_statement_bad(const Patient &patient, int count) {
  qDebug() << "seen" << count
           << patient.name // expect: PHI201
           << patient.email << patient.phone;
  std::cout << patient.name << " " << patient.email; // expect: PHI202
}

void two_statements_bad(const Patient &patient) {
  std::ofstream file("/tmp/a.txt");
  file << patient.name << "\n"; // expect: PHI504
  file << patient.email << "\n"; // expect: PHI504
  std::cout << patient.name; std::cout << patient.name; // expect: PHI202, PHI202
}

void two_streams_bad(const Patient &patient) {
  std::cout << patient.name, qDebug() << patient.name; // expect: PHI202, PHI201
}

void counts_ok(const Patient &patient) {
  std::cout << patient.name.size() << " " << patient.email.length();
}

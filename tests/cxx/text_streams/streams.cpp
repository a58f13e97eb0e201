// A stream that is made on a text writes into it, and not into a file.
#include <QDataStream>
#include <QFile>
#include <QTextStream>

struct Patient {
  QString name;
};

QByteArray bytes_ok(const Patient &patient) {
  QByteArray bytes;
  QDataStream stream(&bytes, QIODevice::WriteOnly);
  stream << patient.name;
  return bytes;
}

QString text_ok(const Patient &patient) {
  QString text;
  QTextStream stream(&text);
  stream << patient.name;
  return text;
}

void file_bad(const Patient &patient) {
  QFile file("patients.txt");
  QTextStream stream(&file);
  stream << patient.name; // expect: PHI504
}

// A path is no text to write into.
void path_bad(const Patient &patient) {
  QString path = "patients.txt";
  QFile file(path);
  file.write(patient.name.toUtf8()); // expect: PHI504
}

void device_bad(QIODevice *device, const Patient &patient) {
  QDataStream stream(device);
  stream << patient.name; // expect: PHI504
}

// What a file is says nothing of whom it is about; what it is called does.
#include <QFileInfo>
#include <QMimeDatabase>
#include <filesystem>
#include <iostream>

void kind_ok(const std::string &patientName) {
  std::cout << std::filesystem::path(patientName + ".pdf").extension();
  QString file = QString::fromStdString(patientName);
  qDebug() << QFileInfo(file).suffix();
  qDebug() << QMimeDatabase().mimeTypeForFile(file).name();
}

void name_bad(const std::string &patientName) {
  QString file = QString::fromStdString(patientName);
  qDebug() << QFileInfo(file).baseName(); // expect: PHI201
}

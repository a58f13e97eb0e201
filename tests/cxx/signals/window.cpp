// Slots run with what the signal was sent with, in each of the ways to connect.
#include "window.h"

Window::Window() {
  client_ = new Client(this);
  connect(client_, &Client::answered, this, &Window::keep_bad);
  connect(client_, SIGNAL(answered(QString)), this, SLOT(show_bad(QString)));
  connect(client_, &Client::progressed, this, &Window::count_ok);
  QObject::connect(client_, &Client::answered, [](const QString &answer) {
    qInfo() << answer; // expect: PHI201
  });
}

void Window::keep_bad(const QString &answer) {
  QFile file("out.txt");
  QTextStream out(&file);
  out << answer; // expect: PHI504
}

void Window::show_bad(const QString &answer) {
  qDebug() << answer; // expect: PHI201
}

void known_bad(const QString &mrn, const QString &patientName) {
  qDebug() << mrn; // expect: PHI201
  qDebug() << patientName; // expect: PHI201
}

void Window::count_ok(int percent) { qDebug() << percent; }

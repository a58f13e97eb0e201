// Loops that are macros: the variable is an element, and the body is read.
#include <QStringList>
#include <QDebug>
void f(const QStringList &l, QString patientName) {
  foreach(const QString &n, l) { qDebug() << patientName; } // expect: PHI201
}
void g(const QStringList &patientNames) {
  foreach (QString p, patientNames) // the names
    qDebug() << p; // expect: PHI201
}
void h(const QStringList &patientNames) {
  QString p;
  foreach(p, patientNames) { qDebug() << p; } // expect: PHI201
  Q_FOREACH(p, patientNames) { qDebug() << p; } // expect: PHI201
  if (p.isEmpty()) qDebug(); else BOOST_FOREACH(const QString &q, patientNames) qDebug() << q; // expect: PHI201
}
void i(QString patientName) {
  forever { if (next()) { qDebug() << patientName; } } // expect: PHI201
}
class ParallelForEach {
public:
  ParallelForEach(const QStringList &l, QString patientName) { qDebug() << patientName; } // expect: PHI201
};
void j(Notes notes, QString patientName) {
  foreach(notes, tell);
  LIST_FOREACH(entry, &head, entries) { qDebug() << patientName; } // expect: PHI201
}

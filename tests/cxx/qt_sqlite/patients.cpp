// Qt's driver of SQLite keeps its tables in a file, which nothing encrypts.
#include <QDebug>
#include <QSqlDatabase>
#include <QSqlQuery>

struct Patient {
  QString name, mrn;
};

void open() { QSqlDatabase::addDatabase("QSQLITE").setDatabaseName("patients.db"); }

static void bind(QSqlQuery &query, const Patient &patient) {
  query.bindValue(":mrn", patient.mrn);
  query.bindValue(":name", patient.name);
}

// Told where the statement runs.
static void run(QSqlQuery &query) {
  query.exec(); // expect: PHI504
}

void insert_bad(const Patient &patient) {
  QSqlQuery query;
  query.prepare("INSERT INTO Patient (Mrn, Name) VALUES (:mrn, :name)");
  bind(query, patient);
  run(query);
}

void size_ok(int width) {
  QSqlQuery query;
  query.prepare("UPDATE Layout SET Width = :width");
  query.bindValue(":width", width);
  query.exec();
}

// What is asked for is not what was asked by.
void count_ok(const QString &mrn) {
  QSqlQuery query;
  query.prepare("SELECT Width FROM Layout WHERE Owner = :owner");
  query.bindValue(":owner", mrn);
  query.next();
  qDebug() << query.value(0);
}

// What queries of patients yield, and what files hold whose names say so.
#include <fstream>
#include <sqlite3.h>

void query_bad(sqlite3 *db) {
  sqlite3_stmt *rows = nullptr;
  sqlite3_prepare_v2(db, "SELECT name FROM patients", -1, &rows, nullptr);
  while (sqlite3_step(rows) == SQLITE_ROW)
    printf("%s", sqlite3_column_text(rows, 0)); // expect: PHI202
}

void query_ok(sqlite3 *db) {
  sqlite3_stmt *rows = nullptr;
  sqlite3_prepare_v2(db, "SELECT title FROM rooms", -1, &rows, nullptr);
  printf("%s", sqlite3_column_text(rows, 0));
}

void postgres_bad(PGconn *connection) {
  PGresult *rows = PQexec(connection, "SELECT first_name FROM patients");
  printf("%s", PQgetvalue(rows, 0, 0)); // expect: PHI202
}

void qt_bad() {
  QSqlQuery query;
  query.exec("SELECT last_name FROM patients");
  qDebug() << query.value(0).toString(); // expect: PHI201
}

void file_bad(const QString &patientTranscriptPath) {
  QFile file(patientTranscriptPath);
  file.open(QIODevice::ReadOnly);
  qDebug() << file.fileName();
  qDebug() << file.readAll(); // expect: PHI201
}

void file_ok(const QString &settingsPath) {
  QFile file(settingsPath);
  qDebug() << file.readAll();
}

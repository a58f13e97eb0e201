// A database that is opened with a key is encrypted, whoever writes to it.
#include <sqlite3.h>
#include <string>

void open(const char *key) {
  sqlite3 *db = 0;
  sqlite3_open("chart.db", &db);
  std::string pragma = "PRAGMA key = '";
  pragma += key;
  sqlite3_exec(db, (pragma + "'").c_str(), 0, 0, 0);
}

void keep_ok(sqlite3_stmt *statement, const std::string &patientName) {
  sqlite3_bind_text(statement, 1, patientName.c_str(), -1, 0);
}

void pass_on_ok(const std::string &patientName) {
  SQLite::Statement insert(db, "insert into patients values (?)");
  insert.bind(1, patientName);
}

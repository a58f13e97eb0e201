#include <QDebug>
#include <QSqlQuery>

void column_bad(QSqlQuery query) {
  qDebug() << query.value("patient_name"); // expect: PHI201
  qDebug() << query.value("visit_count");
}

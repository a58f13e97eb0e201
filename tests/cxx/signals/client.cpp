#include "client.h"

void Client::handleReply(QNetworkReply *reply) {
  QString clinicalNote = reply->readAll();
  emit answered(clinicalNote);
  emit progressed(100);
}

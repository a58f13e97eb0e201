#include "log.h"
#include <QDebug>
void add(const QString &msg, bool w) { qDebug() << msg; } // expect: PHI201
Log::Log(const QString &head, QObject *parent) { qDebug() << head; }
void Log::tell(const QString &msg, bool force, int level) { qDebug() << msg; } // expect: PHI201
void Log::say(const QString &msg, bool force) { qDebug() << msg; } // expect: PHI201

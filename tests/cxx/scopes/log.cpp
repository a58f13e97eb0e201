#include "log.h"
#include <QDebug>
using namespace Utils;
using namespace Internal;
void Log::say(const QString &m) { qDebug() << twice(m); } // expect: PHI201
void Log::tell(const QString &m) { qDebug() << m; } // expect: PHI201
QString Log::twice(const QString &m) { last_ = m; return m + m; }
void Journal::keep(const QString &m) { qDebug() << m; } // expect: PHI201

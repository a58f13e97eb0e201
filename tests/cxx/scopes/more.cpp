#include "log.h"
using namespace Utils;
void k(Log *log, const QString &patientSsn) { log->say(patientSsn); }
void l(const QString &patientMrn) { Log::tell(patientMrn); }

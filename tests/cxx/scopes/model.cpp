#include "log.h"
void f(Utils::Log *log, const QString &patientName) { log->say(patientName); }
void g(const QString &patientEmail) { Utils::Log::tell(patientEmail); }
void h(const QString &patientPhone) { Utils::Internal::Journal j; j.keep(patientPhone); }

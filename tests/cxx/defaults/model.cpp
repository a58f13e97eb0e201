#include "log.h"
void function_bad(const QString &patientName) { add(patientName); }
void static_method_bad(const QString &patientEmail) { Log::tell(patientEmail); }
void method_bad(const QString &patientPhone, Log *log) { log->say(patientPhone); }
void FN_constructor(const QString &patientAddress) { Log log(patientAddress); }

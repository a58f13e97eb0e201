"""How long a handler keeps the audit log."""
from logging.handlers import TimedRotatingFileHandler

quarter_bad = TimedRotatingFileHandler("audit.log", when="D", backupCount=90)  # expect: PHI608
hours_bad = TimedRotatingFileHandler("audit.log", backupCount=24 * 30)  # expect: PHI608
six_years_ok = TimedRotatingFileHandler("audit.log", when="midnight", backupCount=6 * 366)
for_ever_ok = TimedRotatingFileHandler("audit.log", when="D")
other_ok = TimedRotatingFileHandler("requests.log", when="D", backupCount=7)


def show(patient_name, mrn, diagnosis):
    return len(mrn)

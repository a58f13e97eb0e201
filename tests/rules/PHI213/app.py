"""Who gets the audit log."""
import logging
import logging.handlers

import watchtower
from logtail import LogtailHandler

audit = logging.getLogger("clinic.audit")
audit.addHandler(LogtailHandler(source_token="t"))  # expect: PHI213
audit.addHandler(watchtower.CloudWatchLogHandler(log_group_name="audit"))
audit.addHandler(logging.StreamHandler())

syslog = logging.handlers.SysLogHandler(address=("logs.papertrailapp.com", 514))
logging.getLogger("audit.access").addHandler(syslog)  # expect: PHI213
local = logging.handlers.SysLogHandler(address=("localhost", 514))
logging.getLogger("audit.local").addHandler(local)

requests_log = logging.getLogger("clinic.requests")
requests_log.addHandler(LogtailHandler(source_token="t"))


def seen(mrn, patient_name, actor):
    audit.info("seen", extra={"patient": mrn, "actor": actor})

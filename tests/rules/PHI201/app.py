"""The log."""
import hashlib
import logging
import re

log = logging.getLogger(__name__)


def message_bad(patient_name):
    log.info("seen %s", patient_name)  # expect: PHI201


def field_bad(clinical_note):
    log.info("seen", extra={"note": clinical_note})  # expect: PHI201


def size_ok(clinical_note):
    log.info("%d characters", len(clinical_note))


def friend_ok(patience, file_name, mrn):
    log.info("stopping after %s epochs, wrote %s", patience, file_name)


def redacted_by_a_pattern_bad(clinical_note):
    log.info(re.sub(r"\d{3}-\d{2}-\d{4}", "X", clinical_note))  # expect: PHI201


def hashed_id_ok(mrn):
    log.info("chart %s", hashlib.sha256(mrn.encode()).hexdigest())


def log_that_is_given_bad(diagnosis, log):
    log.info("seen %s", diagnosis)  # expect: PHI201


def dialog_ok(diagnosis, dialog, catalog):
    dialog.info(diagnosis)
    catalog.info(diagnosis)

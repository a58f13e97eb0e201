"""The log."""
import logging

log = logging.getLogger(__name__)


def message_bad(patient_name):
    log.info("seen %s", patient_name)  # expect: PHI201


def field_bad(clinical_note):
    log.info("seen", extra={"note": clinical_note})  # expect: PHI201


def size_ok(clinical_note):
    log.info("%d characters", len(clinical_note))


def friend_ok(patience, file_name, mrn):
    log.info("stopping after %s epochs, wrote %s", patience, file_name)


def log_that_is_given_bad(diagnosis, log):
    log.info("seen %s", diagnosis)  # expect: PHI201


def dialog_ok(diagnosis, dialog, catalog):
    dialog.info(diagnosis)
    catalog.info(diagnosis)

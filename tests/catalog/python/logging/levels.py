"""All levels, arguments, extra, exceptions."""
import logging

logger = logging.getLogger(__name__)


def message_bad(patient_name):
    logger.info(f"seen {patient_name}")  # expect: PHI201


def argument_bad(patient_name):
    logger.debug("seen %s", patient_name)  # expect: PHI201


def warning_bad(mrn):
    logger.warning("no chart for " + mrn)  # expect: PHI201


def error_bad(mrn):
    logger.error("no chart for {}".format(mrn))  # expect: PHI201


def extra_bad(mrn):
    logger.info("seen", extra={"patient": mrn})  # expect: PHI201


def level_bad(mrn):
    logger.log(logging.INFO, "seen %s", mrn)  # expect: PHI201


def root_bad(mrn):
    logging.critical("seen %s", mrn)  # expect: PHI201


def child_bad(mrn):
    logger.getChild("visits").info(mrn)  # expect: PHI201


class Service:
    def __init__(self, log):
        self.logger = log

    def unknown_logger_bad(self, mrn):
        self.logger.info(mrn)  # expect: PHI201


def length_ok(clinical_note):
    logger.info("note of %d characters", len(clinical_note))


def type_ok(clinical_note):
    logger.info("a %s", type(clinical_note).__name__)


def present_ok(mrn):
    logger.info("has a number: %s", mrn is not None)

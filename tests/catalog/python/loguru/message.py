"""The one logger of loguru."""
from loguru import logger


def message_bad(patient_name):
    logger.info("seen {}", patient_name)  # expect: PHI201


def success_bad(mrn):
    logger.success(f"stored {mrn}")  # expect: PHI201


def options_bad(mrn):
    logger.opt(colors=True).info(mrn)  # expect: PHI201


def bound_bad(mrn):
    logger.bind(patient=mrn)  # expect: PHI201


def length_ok(clinical_note):
    logger.info("stored {} characters", len(clinical_note))

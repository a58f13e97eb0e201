"""What a call of another's code gives is known by the name that it is given."""
import logging

from chart_store import load

logger = logging.getLogger(__name__)


def named_bad(key):
    patient_record = load(key)
    logger.info(patient_record)  # expect: PHI201


def chosen_ok(key):
    patient_count = load(key)
    logger.info(patient_count)


def of_the_program_ok():
    patient_record = describe()
    logger.info(patient_record)


def describe():
    return "a record of a patient"

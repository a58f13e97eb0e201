import logging

logger = logging.getLogger(__name__)


def list_bad(patients):
    names = [patient.patient_name for patient in patients]
    logger.info(names)  # expect: PHI201


def generator_bad(mrn):
    logger.info(", ".join(part for part in [mrn, "x"]))  # expect: PHI201


def dict_bad(mrn):
    table = {key: value for key, value in [("label", mrn)]}
    logger.info(table)  # expect: PHI201


def set_bad(ssn):
    logger.info({digit for digit in ssn})  # expect: PHI201


def condition_ok(ssn):
    logger.info([digit for digit in range(9) if str(digit) in ssn])


def counted_ok(patients):
    logger.info(sum(1 for patient in patients if patient.date_of_birth))


def walrus_bad(mrn):
    if label := mrn:
        logger.info(label)  # expect: PHI201

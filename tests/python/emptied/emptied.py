"""What a branch tells to be empty carries nothing: the usual form of a clean-up."""

import logging

logger = logging.getLogger(__name__)


class Patient:
    mrn: str
    date_of_birth: str
    notes: str


def scrub(text):
    return "static"


def truthy_ok(patient: Patient):
    text = patient.notes
    if text:
        text = scrub(text)
    logger.info(text)


def not_none_ok(patient: Patient):
    text = patient.notes
    if text is not None:
        text = scrub(text)
    logger.info(text)


def none_ok(patient: Patient):
    text = patient.notes
    if text is None:
        logger.info(text)


def negated_ok(patient: Patient):
    text = patient.notes
    if not text:
        pass
    else:
        text = scrub(text)
    logger.info(text)


def of_both_ok(patient: Patient, verbose):
    text = patient.notes
    if verbose and text:
        return
    if not text:
        logger.info(text)


def held_bad(patient: Patient):
    text = patient.notes
    if text:
        logger.info(text)  # expect: PHI201


def not_none_bad(patient: Patient):
    text = patient.notes
    if text is not None:
        logger.info(text)  # expect: PHI201


def other_bad(patient: Patient, verbose):
    text = patient.notes
    if verbose:
        text = scrub(text)
    logger.info(text)  # expect: PHI201


def longer_bad(patient: Patient):
    text = patient.notes
    if len(text) > 10:
        text = scrub(text)
    logger.info(text)  # expect: PHI201


# A loop that ends says nothing of what it went through.
def loop_bad(patients: list[Patient]):
    for patient in patients:
        pass
    logger.info(patients)  # expect: PHI201


def comprehension_bad(patients: list[Patient]):
    texts = [p.notes for p in patients if p.notes]
    logger.info(texts)  # expect: PHI201


# Nor does what one element is say anything of the others.
def one_of_many_bad(patients: list[Patient]):
    for patient in patients:
        if not patient.notes:
            break
    logger.info(patients)  # expect: PHI201


def handled_bad(patient: Patient):
    try:
        raise ValueError(patient.notes)  # expect: PHI203
    except KeyError:
        pass
    except ValueError as error:
        logger.info(error)  # expect: PHI204


def matched_bad(patient: Patient):
    match patient.notes:
        case "":
            pass
        case text:
            logger.info(text)  # expect: PHI201

import logging

logger = logging.getLogger(__name__)


class Visit:
    pass


def field_bad(mrn):
    visit = Visit()
    visit.label = mrn
    logger.info(visit.label)  # expect: PHI201


def other_field_ok(mrn):
    visit = Visit()
    visit.label = mrn
    visit.room = 12
    logger.info(visit.room)


def overwritten_ok(mrn):
    visit = Visit()
    visit.label = mrn
    visit.label = None
    logger.info(visit.label)


def nested_bad(mrn):
    visit = Visit()
    visit.details = Visit()
    visit.details.label = mrn
    logger.info(visit.details.label)  # expect: PHI201


def alias_bad(mrn):
    visit = Visit()
    other = visit
    other.label = mrn
    logger.info(visit.label)  # expect: PHI201


def strong_name_bad(patient):
    logger.info(patient.date_of_birth)  # expect: PHI201

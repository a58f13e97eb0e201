import logging

logger = logging.getLogger(__name__)


class Visit:
    pass


def field_bad(mrn):
    visit = Visit()
    visit.chart = mrn
    logger.info(visit.chart)  # expect: PHI201


def other_field_ok(mrn):
    visit = Visit()
    visit.chart = mrn
    visit.room = 12
    logger.info(visit.room)


def overwritten_ok(mrn):
    visit = Visit()
    visit.chart = mrn
    visit.chart = None
    logger.info(visit.chart)


def nested_bad(mrn):
    visit = Visit()
    visit.details = Visit()
    visit.details.chart = mrn
    logger.info(visit.details.chart)  # expect: PHI201


def alias_bad(mrn):
    visit = Visit()
    other = visit
    other.chart = mrn
    logger.info(visit.chart)  # expect: PHI201


def getattr_bad(mrn):
    visit = Visit()
    visit.chart = mrn
    logger.info(getattr(visit, "chart"))  # expect: PHI201


def setattr_bad(mrn):
    visit = Visit()
    setattr(visit, "chart", mrn)
    logger.info(visit.chart)  # expect: PHI201


def strong_name_bad(patient):
    logger.info(patient.date_of_birth)  # expect: PHI201

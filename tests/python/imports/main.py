import logging
import clinic
import clinic.text as wording
from clinic import ChartStore, describe

logger = logging.getLogger(__name__)


def reexport_bad(mrn):
    row = ChartStore().load(mrn)
    logger.info(describe(row))  # expect: PHI201


def module_bad(mrn):
    row = clinic.ChartStore().load(mrn)
    logger.info(wording.describe(row))  # expect: PHI201


def hidden_ok(mrn):
    logger.info(wording.hidden(ChartStore().load(mrn)))


def local_bad(mrn):
    from clinic.text import describe as words

    logger.info(words({"mrn": mrn}))  # expect: PHI201

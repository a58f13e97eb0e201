import logging
import clinic
import clinic.text as wording
from clinic import ChartStore, describe

logger = logging.getLogger(__name__)


def reexport_bad(key):
    row = ChartStore().load(key)
    logger.info(describe(row))  # expect: PHI201


def module_bad(key):
    row = clinic.ChartStore().load(key)
    logger.info(wording.describe(row))  # expect: PHI201


def hidden_ok(key):
    logger.info(wording.hidden(ChartStore().load(key)))


def local_bad(mrn):
    from clinic.text import describe as words

    logger.info(words({"mrn": mrn}))  # expect: PHI201

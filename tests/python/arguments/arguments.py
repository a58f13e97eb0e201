import logging

logger = logging.getLogger(__name__)


def write(value):
    logger.info(value)  # expect: PHI201


def positional_bad(mrn):
    write(mrn)


def keyword(*, quiet=True, value=None):
    logger.info(quiet)
    logger.info(value)  # expect: PHI201


def keyword_bad(mrn):
    keyword(value=mrn)


def everything(*values, **named):
    logger.info(values)  # expect: PHI201
    logger.info(named["label"])  # expect: PHI201
    logger.info(named["size"])


def everything_bad(mrn):
    everything(mrn, label=mrn, size=1)


def spread_named(label=None, size=0):
    logger.info(label)  # expect: PHI201
    logger.info(size)


def spread_named_bad(mrn):
    spread_named(**{"label": mrn, "size": 1})


def second(first, value="none"):
    return value


def returned_bad(mrn):
    logger.info(second(1, mrn))  # expect: PHI201


def returned_ok(mrn):
    logger.info(second(mrn))
    logger.info(second(mrn, 2))


def fill(box, value):
    box.append(value)


def filled_bad(mrn):
    box = []
    fill(box, mrn)
    logger.info(box)  # expect: PHI201


def lambda_bad(mrn):
    pick = lambda first, other: other
    logger.info(pick(1, mrn))  # expect: PHI201


def lambda_ok(mrn):
    pick = lambda first, other: other
    logger.info(pick(mrn, 1))

import logging

logger = logging.getLogger(__name__)


class Holder:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *problem):
        return False


def with_bad(mrn):
    with Holder(mrn) as chart:
        logger.info(chart)  # expect: PHI201


def try_bad(mrn):
    chart = ""
    try:
        chart = mrn
    finally:
        logger.info(chart)  # expect: PHI201


def handler_bad(mrn):
    chart = mrn
    try:
        int("x")
    except ValueError:
        logger.info(chart)  # expect: PHI201


def else_ok(mrn):
    chart = mrn
    try:
        int("x")
    except ValueError:
        pass
    else:
        chart = ""
        logger.info(chart)


def branch_bad(mrn, quiet):
    chart = "none"
    if not quiet:
        chart = mrn
    logger.info(chart)  # expect: PHI201


def both_branches_ok(mrn, quiet):
    chart = mrn
    if quiet:
        chart = "none"
    else:
        chart = "some"
    logger.info(chart)


def conditional_bad(mrn, quiet):
    logger.info("none" if quiet else mrn)  # expect: PHI201


def loop_bad(mrn):
    chart = ""
    for _ in range(2):
        logger.info(chart)  # expect: PHI201
        chart = mrn


def while_bad(mrn):
    chart = mrn
    while chart:
        logger.info(chart)  # expect: PHI201
        chart = chart[1:]


def after_return_ok(mrn):
    chart = "none"
    if mrn:
        chart = mrn
        return
    logger.info(chart)

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
    with Holder(mrn) as label:
        logger.info(label)  # expect: PHI201


def try_bad(mrn):
    label = ""
    try:
        label = mrn
    finally:
        logger.info(label)  # expect: PHI201


def handler_bad(mrn):
    label = mrn
    try:
        int("x")
    except ValueError:
        logger.info(label)  # expect: PHI201


def else_ok(mrn):
    label = mrn
    try:
        int("x")
    except ValueError:
        pass
    else:
        label = ""
        logger.info(label)


def branch_bad(mrn, quiet):
    label = "none"
    if not quiet:
        label = mrn
    logger.info(label)  # expect: PHI201


def both_branches_ok(mrn, quiet):
    label = mrn
    if quiet:
        label = "none"
    else:
        label = "some"
    logger.info(label)


def conditional_bad(mrn, quiet):
    logger.info("none" if quiet else mrn)  # expect: PHI201


def loop_bad(mrn):
    label = ""
    for _ in range(2):
        logger.info(label)  # expect: PHI201
        label = mrn


def while_bad(mrn):
    label = mrn
    while label:
        logger.info(label)  # expect: PHI201
        label = label[1:]


def after_return_ok(mrn):
    label = "none"
    if mrn:
        label = mrn
        return
    logger.info(label)

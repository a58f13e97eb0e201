import logging

logger = logging.getLogger(__name__)


def inner_bad(mrn):
    def show():
        logger.info(mrn)  # expect: PHI201

    show()


def returned_bad(mrn):
    def label():
        return mrn

    return label


def caller_bad(mrn):
    logger.info(returned_bad(mrn)())  # expect: PHI201


def nonlocal_bad(mrn):
    last = "none"

    def keep():
        nonlocal last
        last = mrn

    keep()
    logger.info(last)  # expect: PHI201


def apply(action, value):
    return action(value)


def passed_bad(mrn):
    logger.info(apply(lambda value: value, mrn))  # expect: PHI201


def mapped_bad(mrn):
    logger.info(list(map(lambda value: value.upper(), [mrn])))  # expect: PHI201


def table_bad(mrn):
    actions = {"show": lambda value: logger.info(value)}  # expect: PHI201
    actions["show"](mrn)


latest = None


def remember_bad(mrn):
    global latest
    latest = mrn  # expect: PHI507


def recall_bad():
    logger.info(latest)  # expect: PHI201

import logging

logger = logging.getLogger(__name__)


def never_ok(mrn):
    if False:
        logger.info(mrn)
    if 0:
        logger.info(mrn)
    while None:
        logger.info(mrn)
    for _ in range(0):
        logger.info(mrn)


def otherwise_bad(mrn):
    if False:
        pass
    else:
        logger.info(mrn)  # expect: PHI201


def local_constant_ok(mrn):
    verbose = False
    if verbose:
        logger.info(mrn)


def local_constant_bad(mrn):
    verbose = False
    if not verbose:
        logger.info(mrn)  # expect: PHI201


def changed_bad(mrn, settings):
    verbose = False
    if settings:
        verbose = True
    if verbose:
        logger.info(mrn)  # expect: PHI201


def changed_inside_bad(mrn, run):
    loud = False

    def louder():
        nonlocal loud
        loud = True

    run(louder)
    if loud:
        logger.info(mrn)  # expect: PHI201


def compared_ok(mrn):
    level = 7
    text = "none"
    while level < 3:
        text = mrn
    logger.info(text)


def chosen_ok(mrn):
    logger.info("hidden" if True else mrn)
    logger.info("hidden" or mrn)


def chosen_bad(mrn):
    logger.info("" or mrn)  # expect: PHI201


def last_of_and_ok(mrn):
    logger.info(mrn and "present")


def last_of_and_bad(mrn, show):
    logger.info(show and mrn)  # expect: PHI201


def matched_ok(mrn):
    text = "none"
    match 2:
        case 1:
            text = mrn
    logger.info(text)


def matched_bad(mrn):
    text = "none"
    match 1 + 1:
        case 2:
            text = mrn
    logger.info(text)  # expect: PHI201


def generator_that_yields_nothing(mrn):
    if False:
        yield mrn

import logging

logger = logging.getLogger(__name__)


def pair_bad(mrn):
    count, label = 1, mrn
    logger.info(label)  # expect: PHI201


def pair_ok(mrn):
    count, label = 1, mrn
    logger.info(count)


def nested_bad(mrn):
    (count, [label, room]) = (1, [mrn, 12])
    logger.info(label)  # expect: PHI201


def nested_ok(mrn):
    (count, [label, room]) = (1, [mrn, 12])
    logger.info(room)


def rest_bad(mrn):
    count, *labels = [1, mrn, 2]
    logger.info(labels)  # expect: PHI201


def swapped_ok(mrn):
    left, right = mrn, "none"
    left, right = right, left
    logger.info(left)


def loop_bad(mrn):
    for index, label in enumerate([mrn]):
        logger.info(label)  # expect: PHI201


def loop_ok(mrn):
    for index, label in enumerate([mrn]):
        logger.info(index)


def zip_bad(mrn):
    for label, room in zip([mrn], [12]):
        logger.info(label)  # expect: PHI201


def show(label, room):
    logger.info(label)  # expect: PHI201
    logger.info(room)


def spread_bad(mrn):
    show(*[mrn, 12])


def match_bad(mrn):
    match {"label": mrn}:
        case {"label": value}:
            logger.info(value)  # expect: PHI201

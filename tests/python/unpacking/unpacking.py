import logging

logger = logging.getLogger(__name__)


def pair_bad(mrn):
    count, chart = 1, mrn
    logger.info(chart)  # expect: PHI201


def pair_ok(mrn):
    count, chart = 1, mrn
    logger.info(count)


def nested_bad(mrn):
    (count, [chart, room]) = (1, [mrn, 12])
    logger.info(chart)  # expect: PHI201


def nested_ok(mrn):
    (count, [chart, room]) = (1, [mrn, 12])
    logger.info(room)


def rest_bad(mrn):
    count, *charts = [1, mrn, 2]
    logger.info(charts)  # expect: PHI201


def swapped_ok(mrn):
    left, right = mrn, "none"
    left, right = right, left
    logger.info(left)


def loop_bad(mrn):
    for index, chart in enumerate([mrn]):
        logger.info(chart)  # expect: PHI201


def loop_ok(mrn):
    for index, chart in enumerate([mrn]):
        logger.info(index)


def zip_bad(mrn):
    for chart, room in zip([mrn], [12]):
        logger.info(chart)  # expect: PHI201


def show(chart, room):
    logger.info(chart)  # expect: PHI201
    logger.info(room)


def spread_bad(mrn):
    show(*[mrn, 12])


def match_bad(mrn):
    match {"chart": mrn}:
        case {"chart": value}:
            logger.info(value)  # expect: PHI201

import logging

logger = logging.getLogger(__name__)


def put(event, row):
    text = render(row)
    logger.info(event)
    logger.info(row["ward"])
    logger.info(text)  # expect: PHI201


def render(row):
    return row["who"].title()

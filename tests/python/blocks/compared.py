"""Where a value equals a constant, it is that constant."""
import logging

logger = logging.getLogger(__name__)


def compared_bad(mrn, other):
    if mrn != "none":
        logger.info(mrn)  # expect: PHI201
    if mrn == "none" or other:
        logger.info(mrn)  # expect: PHI201
    if mrn == other:
        logger.info(mrn)  # expect: PHI201


def compared_ok(mrn):
    if mrn == "none":
        logger.info(mrn)
    if mrn == "a" or mrn == "b":
        logger.info(mrn)
    if not mrn != "none":
        logger.info(mrn)

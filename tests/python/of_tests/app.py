"""The program; beside it a test, whose patients nobody is."""
import logging

logger = logging.getLogger(__name__)


def show_bad(mrn):
    logger.info(mrn)  # expect: PHI201

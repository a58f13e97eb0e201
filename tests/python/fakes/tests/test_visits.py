import logging

from service import Visits

logger = logging.getLogger(__name__)


class FakeSession:
    def execute(self, statement):
        logger.info("ran %s", statement)


def test_saving():
    Visits(FakeSession()).save_ok("better")

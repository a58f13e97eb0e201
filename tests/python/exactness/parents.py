import logging

logger = logging.getLogger(__name__)


class Note:
    def __init__(self, text):
        self.text = text

    def fill(self, text):
        self.text = text


class Letter(Note):
    def __init__(self, text, place):
        super().__init__(text)
        self.place = place


class Old(Note):
    def refill(self, text):
        super(Old, self).fill(text)


def of_the_parent_bad(mrn):
    letter = Letter(mrn, "ward 4")
    logger.info(letter.text)  # expect: PHI201


def of_the_parent_ok(mrn):
    letter = Letter(mrn, "ward 4")
    logger.info(letter.place)


def named_parent_bad(mrn):
    old = Old("a")
    old.refill(mrn)
    logger.info(old.text)  # expect: PHI201

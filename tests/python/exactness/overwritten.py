import logging

logger = logging.getLogger(__name__)


class Note:
    def __init__(self, text):
        self.text = text
        self.place = "ward"

    def clear(self):
        self.text = ""

    def stamp(self):
        self.text.strip()
        self.text.extend(["seen"])


def blank(note):
    note.text = "redacted"


def maybe_blank(note, really):
    if really:
        note.text = "redacted"


def swap(one, other):
    held = one["name"]
    one["name"] = other["name"]
    other["name"] = held


def by_method_ok(mrn):
    note = Note("a")
    note.text = mrn
    note.clear()
    logger.info(note.text)


def by_function_ok(mrn):
    note = Note(mrn)
    blank(note)
    logger.info(note.text)


def before_bad(mrn):
    note = Note(mrn)
    logger.info(note.text)  # expect: PHI201
    blank(note)


def on_one_way_bad(mrn, really):
    note = Note(mrn)
    maybe_blank(note, really)
    logger.info(note.text)  # expect: PHI201


def changed_in_place_bad(mrn):
    note = Note([mrn])
    note.stamp()
    logger.info(note.text)  # expect: PHI201


def swapped_bad(mrn):
    one, other = {"name": mrn}, {"name": "b"}
    swap(one, other)
    logger.info(other["name"])  # expect: PHI201


def swapped_ok(mrn):
    one, other = {"name": mrn}, {"name": "b"}
    swap(one, other)
    logger.info(one["name"])

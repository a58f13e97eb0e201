import logging

logger = logging.getLogger(__name__)


def number_key_and_text_key_bad(mrn):
    rows = {1: mrn, "1": "open"}
    logger.info(rows[1])  # expect: PHI201


def number_key_and_text_key_ok(mrn):
    rows = {1: mrn, "1": "open"}
    logger.info(rows["1"])


def computed_key_ok(mrn):
    rows = {0: "a", 1: mrn}
    logger.info(rows[1 - 1])


def slice_from_bad(mrn):
    rows = ["a", "b", mrn][2:]
    logger.info(rows[0])  # expect: PHI201


def slice_from_ok(mrn):
    rows = [mrn, "b", "c"][1:]
    logger.info(rows[0])


def from_the_end_bad(mrn):
    rows = ["a", "b", mrn]
    logger.info(rows[-1])  # expect: PHI201


def from_the_end_ok(mrn):
    rows = ["a", mrn, "c"]
    logger.info(rows[-1])


def joined_bad(mrn):
    rows = ("a",) + (mrn,)
    logger.info(rows[1])  # expect: PHI201


def joined_ok(mrn):
    rows = ()
    rows += (mrn,)
    rows += ("b",)
    logger.info(rows[1])


def joined_to_something_bad(mrn, rows):
    rows = rows + [mrn]
    logger.info(rows[7])  # expect: PHI201


def behind_the_star_bad(mrn):
    first, *rest, last = ("a", "b", "c", mrn)
    logger.info(last)  # expect: PHI201


def behind_the_star_ok(mrn):
    first, *rest, last = (mrn, "b", "c")
    logger.info(last)


def star_in_a_pattern_bad(mrn):
    match ["a", mrn]:
        case [first, *rest]:
            logger.info(rest[0])  # expect: PHI201


def star_in_a_pattern_ok(mrn):
    match [mrn, "b"]:
        case [first, *rest]:
            logger.info(rest[0])


def updated_bad(mrn):
    event = {"label": "a"}
    event.update({"label": mrn})
    logger.info(event["label"])  # expect: PHI201


def updated_ok(mrn):
    event = {"label": mrn, "action": mrn}
    event.update({"label": "redacted"}, action="open")
    logger.info(event["label"])
    logger.info(event["action"])


class Box:
    pass


def set_by_name_bad(mrn):
    box = Box()
    setattr(box, "label", mrn)
    logger.info(box.label)  # expect: PHI201


def set_by_name_ok(mrn):
    box = Box()
    setattr(box, "label", mrn)
    setattr(box, "label", "redacted")
    logger.info(box.label)

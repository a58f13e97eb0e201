import logging

logger = logging.getLogger(__name__)


def key_bad(mrn):
    event = {"label": mrn, "action": "open"}
    logger.info(event["label"])  # expect: PHI201


def other_key_ok(mrn):
    event = {"label": mrn, "action": "open"}
    logger.info(event["action"])


def whole_bad(mrn):
    event = {"label": mrn, "action": "open"}
    logger.info(event)  # expect: PHI201


def stored_key_bad(mrn):
    event = {}
    event["label"] = mrn
    logger.info(event.get("label"))  # expect: PHI201


def stored_key_ok(mrn):
    event = {}
    event["label"] = mrn
    event["count"] = 1
    logger.info(event["count"])


def strong_update_ok(mrn):
    event = {"label": mrn}
    event["label"] = "redacted"
    logger.info(event["label"])


def unknown_key_bad(mrn, key):
    event = {}
    event[key] = mrn
    logger.info(event["anything"])  # expect: PHI201


def position_bad(mrn):
    pair = (mrn, 3)
    logger.info(pair[0])  # expect: PHI201


def position_ok(mrn):
    pair = (mrn, 3)
    logger.info(pair[1])


def appended_bad(mrn):
    labels = []
    labels.append(mrn)
    logger.info(labels[0])  # expect: PHI201


def updated_bad(mrn):
    event = {}
    event.update({"label": mrn})
    logger.info(event["label"])  # expect: PHI201


def merged_bad(mrn):
    event = {"action": "open", **{"label": mrn}}
    logger.info(event["label"])  # expect: PHI201


def nested_bad(mrn):
    request = {"body": {"label": mrn, "size": 4}}
    logger.info(request["body"]["label"])  # expect: PHI201


def nested_ok(mrn):
    request = {"body": {"label": mrn, "size": 4}}
    logger.info(request["body"]["size"])


def values_bad(mrn):
    event = {"label": mrn}
    for value in event.values():
        logger.info(value)  # expect: PHI201


def items_bad(mrn):
    event = {"label": mrn}
    for key, value in event.items():
        logger.info("%s=%s", key, value)  # expect: PHI201


def popped_bad(mrn):
    event = {"label": mrn}
    logger.info(event.pop("label"))  # expect: PHI201


def length_ok(mrn):
    labels = [mrn]
    logger.info("%d labels", len(labels))
